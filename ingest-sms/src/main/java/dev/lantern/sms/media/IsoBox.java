package dev.lantern.sms.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of an ISO base media file (ISO 14496-12, 4.2).
 *
 * @param at where it begins in the file
 * @param body where its header ends
 */
record IsoBox(String type, int at, int body, int end) {

    /** Size and type; a larger size has 8 bytes more. */
    static final int SMALLEST = 8;

    /** The boxes that stand there one after another. */
    static List<IsoBox> within(byte[] file, int from, int to) throws UncleanException {
        List<IsoBox> boxes = new ArrayList<>();
        for (int at = from; at < to; at = boxes.getLast().end()) {
            if (to - at < SMALLEST) {
                throw new UncleanException("a box is cut off");
            }
            boxes.add(at(file, at, to));
        }
        return boxes;
    }

    /** The box that begins there and ends before {@code to}; at least {@link #SMALLEST} bytes must be there. */
    static IsoBox at(byte[] file, int at, int to) throws UncleanException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        long size = Integer.toUnsignedLong(bytes.getInt(at));
        int header = SMALLEST;
        if (size == 1 && to - at >= 16) {
            size = bytes.getLong(at + 8);
            header = 16;
        } else if (size == 0) {
            size = to - at;
        }
        if (size < header || size > to - at) {
            throw new UncleanException("a box is longer than the file");
        }
        String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
        return new IsoBox(type, at, at + header, (int) (at + size));
    }
}
