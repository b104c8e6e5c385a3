package dev.lantern.events.sealing;

/** The key folder does not hold what is needed. The message names the file and never its content. */
public final class KeyringException extends RuntimeException {

    KeyringException(String message) {
        super(message);
    }

    KeyringException(String message, Throwable cause) {
        super(message, cause);
    }
}
