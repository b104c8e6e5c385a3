package dev.lantern.testbed.servers;

/** A server could not be started, reached or stopped; the message is a sentence for the person at the terminal. */
public final class ServerFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFailed(String message) {
        super(message);
    }

    public ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
