package dev.lantern.sms.media;

import org.jspecify.annotations.Nullable;

/**
 * A file as it is kept.
 *
 * @param asSent why nothing was taken out of it; absent when it was cleaned
 */
record Kept(String contentType, byte[] bytes, @Nullable AsSent asSent) {

    private static final String ANY = "application/octet-stream";

    /** What a person sent may be evidence, and is never thrown away because it cannot be cleaned. */
    enum AsSent {
        NOT_CLEANED(
                "The file is as the person sent it: it may hold their place or name, or harm the computer that opens"
                        + " it. Save it and open it with care."),
        DAMAGED("The file is damaged, and therefore as the person sent it: it may hold their place or name, or harm the"
                + " computer that opens it. Save it and open it with care.");

        private final String words;

        AsSent(String words) {
            this.words = words;
        }

        /** Sentences an advocate understands. */
        String words() {
            return words;
        }
    }

    static Kept of(MediaKind kind, byte[] content) {
        if (!kind.isCleaned()) {
            return new Kept(kind.contentType(), content, AsSent.NOT_CLEANED);
        }
        try {
            return new Kept(kind.contentType(), Cleaning.clean(kind, content), null);
        } catch (UncleanException e) {
            return new Kept(ANY, content, AsSent.DAMAGED);
        }
    }
}
