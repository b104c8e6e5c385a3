package dev.lantern.events.sealing;

/** What opening a sealed field gave. */
public sealed interface Opened {

    record Text(String text) implements Opened {

        /** Never prints the text. */
        @Override
        public String toString() {
            return "Text[opened]";
        }
    }

    record Unopenable(Reason reason) implements Opened {}

    enum Reason {
        /** We are not the reader, or the key is retired or has not been handed to us yet. */
        NO_KEY,
        /** Sealed for another thread or field, or changed on the way. */
        NOT_AUTHENTIC,
        /** Not a ciphertext at all. */
        MALFORMED
    }
}
