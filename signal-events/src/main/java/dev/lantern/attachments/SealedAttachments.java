package dev.lantern.attachments;

import dev.lantern.events.Attachment;
import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.events.sealing.Sealer;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Attachments in a store, sealed to {@link Reader#DESK} and bound to their thread: a reference that is put beside
 * another thread opens nothing.
 */
public final class SealedAttachments {

    private final AttachmentStore store;

    public SealedAttachments(AttachmentStore store) {
        this.store = store;
    }

    /** What came of reading one. */
    public sealed interface Content {
        /** @param bytes as they were kept */
        record Bytes(String contentType, byte[] bytes) implements Content {}

        /** There is nothing under its key any more. */
        record Gone() implements Content {}

        /** It is there and cannot be opened, or is not what the reference says. */
        record Unopenable() implements Content {}
    }

    /**
     * Seals and keeps it.
     *
     * @param key the same content of the same arrival always has the same
     */
    public Attachment keep(Sealer sealer, String threadId, String key, String contentType, byte[] content)
            throws IOException {
        store.put(key, sealer.seal(Reader.DESK, threadId, SealedField.ATTACHMENT, content));
        return new Attachment(contentType, content.length, sha256(content), key);
    }

    /** For whoever may see the thread: this does not ask. */
    public Content read(Opener opener, String threadId, Attachment attachment) throws IOException {
        Optional<byte[]> sealed = store.get(attachment.storeKey());
        if (sealed.isEmpty()) {
            return new Content.Gone();
        }
        return opener.open(Reader.DESK, threadId, SealedField.ATTACHMENT, sealed.get())
                .filter(bytes -> sha256(bytes).equals(attachment.sha256()))
                .<Content>map(bytes -> new Content.Bytes(attachment.contentType(), bytes))
                .orElseGet(Content.Unopenable::new);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
