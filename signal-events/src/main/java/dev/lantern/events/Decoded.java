package dev.lantern.events;

/** What a record from a topic turned out to be. */
public sealed interface Decoded {

    record Event(Envelope<?> envelope) implements Decoded {}

    /**
     * Not an event this version of Lantern can read, or, found by its reader, not one it can use; it belongs in the dead
     * letters with the bytes as they came.
     *
     * @param detail a sentence about form only: never a word of the payload, which may be personal
     */
    record Unreadable(Reason reason, String detail) implements Decoded {}

    enum Reason {
        /** A tombstone: there are headers at most. */
        NO_VALUE,
        /** The headers do not make a CloudEvent of version 1.0. */
        NOT_A_CLOUD_EVENT,
        UNKNOWN_TYPE,
        /** The type is known, in other versions. */
        UNKNOWN_VERSION,
        /** A CloudEvent of a known type whose data or attributes do not fit the type. */
        MALFORMED,
        /** An event of a known type on a topic or partition where it does not belong. */
        MISPLACED,
        /** It reads well, but is of a line that no line file describes. */
        UNKNOWN_LINE,
        /** It reads well, but contradicts what is stored already, or is beyond what the store can hold. */
        NOT_APPLICABLE,
        /** It reads well, but the reader failed on it: a fault of ours. */
        FAILED
    }
}
