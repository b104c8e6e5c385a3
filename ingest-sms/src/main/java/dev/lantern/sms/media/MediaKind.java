package dev.lantern.sms.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that are taken, told by their first bytes: what a sender or a server claims does not count. */
enum MediaKind {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp"),
    /** MP4, 3GP, QuickTime: video, and the sound notes of many telephones. */
    MP4("video/mp4"),
    AMR("audio/amr");

    private final String contentType;

    MediaKind(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    static Optional<MediaKind> of(byte[] content) {
        if (starts(content, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (text(content, 0, "GIF87a") || text(content, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (text(content, 0, "RIFF") && text(content, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (text(content, 4, "ftyp")
                && !text(content, 8, "heic")
                && !text(content, 8, "mif1")
                && !text(content, 8, "avif")) {
            return Optional.of(MP4);
        }
        return text(content, 0, "#!AMR") ? Optional.of(AMR) : Optional.empty();
    }

    private static boolean text(byte[] content, int at, String expected) {
        byte[] bytes = expected.getBytes(StandardCharsets.US_ASCII);
        return content.length >= at + bytes.length
                && Arrays.equals(content, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private static boolean starts(byte[] content, int at, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (content.length <= at + i || (content[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
