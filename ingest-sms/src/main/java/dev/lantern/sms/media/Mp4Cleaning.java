package dev.lantern.sms.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * An MP4, 3GP or QuickTime file (ISO 14496-12) in which user data, metadata and unknown extensions are blanked and their
 * boxes called free space. Nothing moves: the positions of frames in the file stay right.
 */
final class Mp4Cleaning {

    private static final Set<String> PARENTS = Set.of("moov", "trak", "mdia", "minf", "moof", "traf", "edts", "dinf");
    private static final Set<String> HIDDEN = Set.of("udta", "meta", "uuid", "free", "skip", "wide");

    /** When it was made stands in these, in the 8 or 16 bytes behind version and flags. */
    private static final Set<String> DATED = Set.of("mvhd", "tkhd", "mdhd");

    private Mp4Cleaning() {}

    static byte[] clean(byte[] content) throws UncleanException {
        byte[] clean = content.clone();
        boxes(clean, 0, clean.length);
        return clean;
    }

    private static void boxes(byte[] file, int from, int to) throws UncleanException {
        int at = from;
        while (at < to) {
            if (to - at < IsoBox.SMALLEST) {
                Arrays.fill(file, at, to, (byte) 0);
                return;
            }
            IsoBox box = IsoBox.at(file, at, to);
            if (HIDDEN.contains(box.type())) {
                System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, file, at + 4, 4);
                Arrays.fill(file, box.body(), box.end(), (byte) 0);
            } else if (PARENTS.contains(box.type())) {
                boxes(file, box.body(), box.end());
            } else if (DATED.contains(box.type())) {
                int dates = box.body() + 4;
                Arrays.fill(file, dates, dates + (file[box.body()] == 1 ? 16 : 8), (byte) 0);
            }
            at = box.end();
        }
    }
}
