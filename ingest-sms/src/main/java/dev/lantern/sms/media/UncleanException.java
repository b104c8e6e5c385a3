package dev.lantern.sms.media;

/** A file whose hidden data cannot be taken out for sure, because it is not built as its kind is. */
final class UncleanException extends Exception {

    UncleanException(String what) {
        super(what);
    }
}
