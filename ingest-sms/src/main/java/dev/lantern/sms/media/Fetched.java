package dev.lantern.sms.media;

import org.jspecify.annotations.Nullable;

/** What came of asking the provider for one file. What may be done next is in the type. */
sealed interface Fetched {

    /** All of it. */
    record Content(byte[] bytes) implements Fetched {}

    /** The provider does not have it any more: it was deleted, by us perhaps. */
    record Gone() implements Fetched {}

    /** It will not come, however often it is asked for. */
    record Refused(NotFetched why) implements Fetched {}

    /** Another time it may come. */
    record Later(@Nullable String detail) implements Fetched {}

    /** Why an advocate does not see a file that a person sent. */
    enum NotFetched {
        TOO_LARGE("The file is larger than can be taken; it is still at the telephone provider."),
        UNKNOWN_KIND("The file is of a kind that is not taken; it is still at the telephone provider."),
        ELSEWHERE("The file lies at an address that is not the telephone provider's; it was not opened."),
        UNREACHABLE("The file could not be fetched from the telephone provider for a long time.");

        private final String words;

        NotFetched(String words) {
            this.words = words;
        }

        /** A sentence an advocate understands. */
        String words() {
            return words;
        }
    }
}
