package dev.lantern.events.sealing;

import com.google.crypto.tink.HybridDecrypt;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Opened.Reason;
import dev.lantern.events.sealing.Opened.Unopenable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decrypts what was sealed to a reader whose private key we have. Thread-safe. */
public final class Opener {

    /** Tink's output prefix: one byte of version, four of key id. */
    private static final int PREFIX_BYTES = 5;

    private static final byte TINK_VERSION = 1;

    private final Map<String, PrivateKeys> privateKeys;

    /** @param keyIds of the keys that may open */
    record PrivateKeys(HybridDecrypt decrypt, Set<Integer> keyIds) {}

    Opener(Map<String, PrivateKeys> privateKeys) {
        this.privateKeys = Map.copyOf(privateKeys);
    }

    /** As whom this one can open. */
    public Set<String> readers() {
        return privateKeys.keySet();
    }

    /** Bytes that {@link Sealer#seal(String, String, String, byte[])} made; empty when they do not open. */
    public Optional<byte[]> open(String reader, String threadId, String field, byte[] ciphertext) {
        PrivateKeys keys = privateKeys.get(reader);
        if (keys == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(keys.decrypt().decrypt(ciphertext, LengthPrefixed.of(threadId, field)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Never throws: what cannot be opened says why. */
    public Opened open(Sealed sealed, String threadId, String field) {
        PrivateKeys keys = privateKeys.get(sealed.reader());
        if (keys == null) {
            return new Unopenable(Reason.NO_KEY);
        }
        byte[] ciphertext;
        try {
            ciphertext = Base64.getUrlDecoder().decode(sealed.ciphertext());
        } catch (IllegalArgumentException e) {
            return new Unopenable(Reason.MALFORMED);
        }
        if (ciphertext.length < PREFIX_BYTES || ciphertext[0] != TINK_VERSION) {
            return new Unopenable(Reason.MALFORMED);
        }
        if (!keys.keyIds().contains(ByteBuffer.wrap(ciphertext).getInt(1))) {
            return new Unopenable(Reason.NO_KEY);
        }
        try {
            byte[] plaintext = keys.decrypt().decrypt(ciphertext, LengthPrefixed.of(threadId, field));
            return new Opened.Text(new String(plaintext, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return new Unopenable(Reason.NOT_AUTHENTIC);
        }
    }
}
