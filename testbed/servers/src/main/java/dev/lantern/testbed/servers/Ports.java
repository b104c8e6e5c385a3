package dev.lantern.testbed.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {

    /**
     * Below the range that systems take the near ends of outgoing connections from: while a server is stopped for a
     * while, nobody else gets its port by chance, and a client that retries never connects to itself.
     */
    private static final int LOWEST = 12_000;

    private static final int HIGHEST = 31_999;

    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that nobody listens at; never the same one twice from this JVM. */
    public static int free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port) && HANDED_OUT.add(port)) {
                return port;
            }
        }
        throw new ServerFailed("No free TCP port between " + LOWEST + " and " + HIGHEST + " was found.");
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The port, once it is sure that it can be listened at.
     *
     * @param wanted 0 for any free one
     * @param server who wants it, for the message
     */
    public static int require(int wanted, String server) {
        if (wanted == 0) {
            return free();
        }
        if (!isFree(wanted)) {
            throw new ServerFailed(
                    "Port " + wanted + ", which is wanted for " + server
                            + ", is taken by another program. End that program, or choose another port (0 takes any free one).");
        }
        return wanted;
    }
}
