package dev.lantern.ingest.spool;

/** The configured folder cannot hold a spool; a service must not start without one. */
public final class SpoolFolderException extends RuntimeException {

    SpoolFolderException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    SpoolFolderException(String sentence) {
        super(sentence);
    }
}
