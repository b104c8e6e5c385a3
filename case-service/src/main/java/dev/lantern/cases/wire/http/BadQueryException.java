package dev.lantern.cases.wire.http;

/** A query parameter is not what it should be; the message is for the client and does not quote it. */
final class BadQueryException extends RuntimeException {

    private final String explanation;

    BadQueryException(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    String explanation() {
        return explanation;
    }
}
