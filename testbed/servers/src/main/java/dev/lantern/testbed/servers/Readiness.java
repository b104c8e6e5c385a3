package dev.lantern.testbed.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** Whether a server can be used yet. Asked again and again while it starts, so an answer must come within a second or so. */
@FunctionalInterface
public interface Readiness {

    Duration BETWEEN_PROBES = Duration.ofMillis(20);

    /** @throws IOException the same as false: a server that starts refuses connections */
    boolean ready() throws IOException;

    /** Something accepts connections at this port of this machine. */
    static Readiness port(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return true;
            }
        };
    }

    /** The address answers 200. */
    static Readiness http(URI address) {
        return () -> {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(2_000);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        };
    }

    /** As {@link #ready}, with no for a failure. */
    default boolean now() {
        try {
            return ready();
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks until the answer is yes or the time is over. */
    default boolean within(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!now()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_PROBES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Both, the other one asked only once this one says yes. */
    default Readiness and(Readiness other) {
        return () -> ready() && other.ready();
    }
}
