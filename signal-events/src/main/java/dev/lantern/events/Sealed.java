package dev.lantern.events;

/**
 * Personal data encrypted to its reader (Tink hybrid encryption). The associated data binds it to its thread and field,
 * so that it opens nowhere else.
 *
 * @param reader who holds the private key, see {@link Reader}
 * @param ciphertext base64url without padding; the Tink prefix in it names the key, so keys can rotate
 */
public record Sealed(String reader, String ciphertext) {

    /** Never prints the ciphertext: sealed personal data is still personal data. */
    @Override
    public String toString() {
        return "Sealed[" + reader + "]";
    }
}
