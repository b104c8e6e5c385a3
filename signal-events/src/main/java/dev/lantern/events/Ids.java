package dev.lantern.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Deterministic ids: the same arrival always has the same ones. 128 bits of SHA-256 in hex. */
public final class Ids {

    private Ids() {}

    /** The id of a signal, from the channel, the line and the id the provider gave it. */
    public static String signal(Channel channel, String line, String providerId) {
        return digest("signal", channel.name(), line, providerId);
    }

    /** The n-th event (from 0) that one cause had, such as a command or a timer. */
    public static String caused(String causeId, int n) {
        return digest("caused", causeId, Integer.toString(n));
    }

    /** Parts are length-prefixed, so that no two lists of parts share an id. */
    public static String digest(String... parts) {
        MessageDigest sha256 = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(new byte[] {
                (byte) (bytes.length >>> 24),
                (byte) (bytes.length >>> 16),
                (byte) (bytes.length >>> 8),
                (byte) bytes.length
            });
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
