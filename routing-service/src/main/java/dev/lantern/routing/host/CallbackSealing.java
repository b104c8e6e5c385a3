package dev.lantern.routing.host;

import dev.lantern.events.AssignmentEvent.CallbackDue;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.KeyringException;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the number of somebody who is called now readable for the service that calls, and for no other: the engine has
 * handed it on as it came, sealed to the desk, from wherever the person gave it.
 */
final class CallbackSealing {

    private static final List<String> GIVEN_AS =
            List.of(SealedField.CALLBACK_TO, SealedField.SENDER_ADDRESS, SealedField.CONTACT_ADDRESS);

    private final Keyring keys;

    CallbackSealing(Keyring keys) {
        this.keys = keys;
    }

    /** Without a number where it cannot be opened: the channel then says that the person was not reached. */
    CallbackDue forChannel(CallbackDue due) {
        return new CallbackDue(
                due.conversationId(),
                due.line(),
                due.advocateId(),
                due.attempt(),
                due.notAfter(),
                due.voicemail(),
                due.at(),
                due.notBefore(),
                resealed(ConversationIds.threadOf(due.conversationId()), due.to()));
    }

    private @Nullable Sealed resealed(String thread, @Nullable Sealed to) {
        if (to == null) {
            return null;
        }
        for (String field : GIVEN_AS) {
            if (keys.opener().open(to, thread, field) instanceof Opened.Text(String number)) {
                try {
                    return keys.sealer().seal(Reader.VOICE, thread, SealedField.CALLBACK_TO, number);
                } catch (KeyringException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
