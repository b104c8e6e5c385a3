package dev.lantern.sms.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of files that are taken, told by their first bytes: what a sender or a server claims does not count. */
enum MediaKind {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp"),
    /** MP4, 3GP, QuickTime: video, and the sound notes of many telephones. */
    MP4("video/mp4"),
    AMR("audio/amr"),
    /** Pictures of many telephones. */
    HEIC("image/heic"),
    AVIF("image/avif"),
    /** Sound notes of WhatsApp. */
    OGG("audio/ogg", false),
    MP3("audio/mpeg", false),
    PDF("application/pdf", false),
    /** A contact. */
    VCARD("text/vcard", false);

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "mif1", "msf1", "hevc", "hevx");
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    private final String contentType;
    private final boolean cleaned;

    MediaKind(String contentType) {
        this(contentType, true);
    }

    MediaKind(String contentType, boolean cleaned) {
        this.contentType = contentType;
        this.cleaned = cleaned;
    }

    /** Whether what is hidden in it is taken out; otherwise it is kept as it was sent. */
    boolean isCleaned() {
        return cleaned;
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
        if (text(content, 4, "ftyp")) {
            return Optional.of(ofBrand(content));
        }
        if (text(content, 0, "#!AMR")) {
            return Optional.of(AMR);
        }
        if (text(content, 0, "OggS")) {
            return Optional.of(OGG);
        }
        if (text(content, 0, "ID3")) {
            return Optional.of(MP3);
        }
        if (text(content, 0, "%PDF-")) {
            return Optional.of(PDF);
        }
        return isVcard(content) ? Optional.of(VCARD) : Optional.empty();
    }

    private static MediaKind ofBrand(byte[] content) {
        String brand = content.length < 12 ? "" : new String(content, 8, 4, StandardCharsets.US_ASCII);
        if (AVIF_BRANDS.contains(brand)) {
            return AVIF;
        }
        return HEIC_BRANDS.contains(brand) ? HEIC : MP4;
    }

    private static boolean isVcard(byte[] content) {
        String beginning = new String(content, 0, Math.min(content.length, 32), StandardCharsets.UTF_8);
        return beginning
                .replace("\uFEFF", "")
                .stripLeading()
                .toUpperCase(Locale.ROOT)
                .startsWith("BEGIN:VCARD");
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
