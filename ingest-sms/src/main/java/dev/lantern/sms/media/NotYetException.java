package dev.lantern.sms.media;

/** The provider or the store did not answer as it will; try again. */
final class NotYetException extends Exception {

    NotYetException() {
        super(null, null, false, false);
    }
}
