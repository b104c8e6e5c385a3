package dev.lantern.events.sealing;

import com.google.crypto.tink.HybridEncrypt;
import dev.lantern.events.Sealed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Encrypts personal data to its reader; whoever only seals cannot open it again. Thread-safe. */
public final class Sealer {

    private final Map<String, HybridEncrypt> publicKeys;

    Sealer(Map<String, HybridEncrypt> publicKeys) {
        this.publicKeys = Map.copyOf(publicKeys);
    }

    /** To whom this one can seal. */
    public Set<String> readers() {
        return publicKeys.keySet();
    }

    /**
     * @param threadId with {@code field}, what the ciphertext is bound to: it opens nowhere else
     * @param field see {@link SealedField}
     * @throws KeyringException when the reader's public key is not in the key folder
     */
    public Sealed seal(String reader, String threadId, String field, String plaintext) {
        byte[] ciphertext = seal(reader, threadId, field, plaintext.getBytes(StandardCharsets.UTF_8));
        return new Sealed(reader, Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext));
    }

    /** The same for bytes. */
    public byte[] seal(String reader, String threadId, String field, byte[] plaintext) {
        HybridEncrypt key = publicKeys.get(reader);
        if (key == null) {
            throw new KeyringException("the key folder has no " + KeyFolder.publicFile(reader));
        }
        try {
            return key.encrypt(plaintext, LengthPrefixed.of(threadId, field));
        } catch (GeneralSecurityException e) {
            throw new KeyringException(KeyFolder.publicFile(reader) + " does not seal", e);
        }
    }
}
