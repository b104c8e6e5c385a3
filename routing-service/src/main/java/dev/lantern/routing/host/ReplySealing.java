package dev.lantern.routing.host;

import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.KeyringException;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import java.util.Optional;

/**
 * Makes a reply readable for the service that sends it, and for no other: the engine has handed on the person's address
 * and the advocate's words as they came, sealed to the desk.
 */
final class ReplySealing {

    private final Keyring keys;

    ReplySealing(Keyring keys) {
        this.keys = keys;
    }

    /** Empty when the keys of this service do not open it, or there is none for its channel. */
    Optional<ReplyRequested> forChannel(ReplyRequested reply) {
        String thread = reply.threadId();
        String reader = Reader.ofChannel(reply.channel());
        Opened to = keys.opener().open(reply.to(), thread, SealedField.SENDER_ADDRESS);
        Opened text = words(reply);
        if (!(to instanceof Opened.Text(String address)) || !(text instanceof Opened.Text(String words))) {
            return Optional.empty();
        }
        try {
            Sealed sealedTo = keys.sealer().seal(reader, thread, SealedField.REPLY_TO, address);
            Sealed sealedText = keys.sealer().seal(reader, thread, SealedField.REPLY_TEXT, words);
            return Optional.of(new ReplyRequested(
                    reply.replyId(),
                    reply.conversationId(),
                    reply.line(),
                    reply.channel(),
                    reply.author(),
                    reply.from(),
                    sealedTo,
                    sealedText,
                    ownWords(reply)
                            ? keys.sealer().seal(Reader.DESK, thread, SealedField.REPLY_COPY, words)
                            : reply.copy(),
                    reply.requestedAt()));
        } catch (KeyringException e) {
            return Optional.empty();
        }
    }

    private Opened words(ReplyRequested reply) {
        return ownWords(reply)
                ? new Opened.Text(reply.text().ciphertext())
                : keys.opener().open(reply.text(), reply.threadId(), SealedField.REPLY_COPY);
    }

    /** The line's own, which the engine hands on as they are. */
    private static boolean ownWords(ReplyRequested reply) {
        return reply.text().reader().equals(Reader.LINE);
    }
}
