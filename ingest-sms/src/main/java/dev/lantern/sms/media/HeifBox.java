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
record HeifBox(String type, int at, int body, int end) {

    /** The boxes that stand there one after another. */
    static List<HeifBox> within(byte[] file, int from, int to) throws UncleanException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        List<HeifBox> boxes = new ArrayList<>();
        int at = from;
        while (at < to) {
            if (to - at < 8) {
                throw new UncleanException("a box is cut off");
            }
            long size = Integer.toUnsignedLong(bytes.getInt(at));
            int header = 8;
            if (size == 1) {
                size = bytes.getLong(at + 8);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header || size > to - at) {
                throw new UncleanException("a box is longer than the file");
            }
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            boxes.add(new HeifBox(type, at, at + header, (int) (at + size)));
            at += (int) size;
        }
        return boxes;
    }
}
