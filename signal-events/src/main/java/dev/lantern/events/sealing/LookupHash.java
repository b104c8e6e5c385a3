package dev.lantern.events.sealing;

import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * A keyed hash (HMAC-SHA256) to find again what belongs to one person without keeping the address. The key may rotate
 * rarely: from then on the same address has another hash, so its texts begin a new thread and old entries are not found
 * by it. Thread-safe.
 */
public final class LookupHash {

    private static final int BYTES = 16;

    private final PrfSet prf;

    LookupHash(PrfSet prf) {
        this.prf = prf;
    }

    /** 128 bits in hex. Parts are length-prefixed; the first says what the hash is for. */
    public String of(String... parts) {
        try {
            return HexFormat.of().formatHex(prf.computePrimary(LengthPrefixed.of(parts), BYTES));
        } catch (GeneralSecurityException e) {
            throw new KeyringException(KeyFolder.LOOKUP_FILE + " does not hash", e);
        }
    }

    /** The hash of a person's address (E.164, or a mail address in lower case), the same on every channel and line. */
    public String ofAddress(String address) {
        return of("address", address);
    }
}
