package dev.lantern.events;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of commands that a client may send again: {@code <request>.<body>}. The first part names the request, made of who
 * asked for what under which idempotency key. The second tells one body from another, so that a key that is used for
 * something else is noticed; it is keyed with the idempotency key, which is kept nowhere, so that nobody learns from it what
 * was written. A command without idempotency key has an id without a second part.
 */
public final class CommandIds {

    private static final String HMAC = "HmacSHA256";
    private static final int BODY_BYTES = 4;

    private CommandIds() {}

    /** @param key of the client, hard to guess */
    public static String of(String actor, String method, String path, String key, byte[] body) {
        return Ids.digest("desk-command", actor, method, path, key) + "." + hmac(key, body);
    }

    /** The part by which a command is recognised as a repeated one. */
    public static String request(String commandId) {
        int dot = commandId.indexOf('.');
        return dot < 0 ? commandId : commandId.substring(0, dot);
    }

    private static String hmac(String key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(java.nio.charset.StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body), 0, BODY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
