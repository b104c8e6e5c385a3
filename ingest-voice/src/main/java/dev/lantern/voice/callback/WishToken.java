package dev.lantern.voice.callback;

import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import org.jspecify.annotations.Nullable;

/**
 * A wish as it travels in the signed addresses of a call: sealed to ourselves and bound to the call, so that whoever logs an
 * address learns nothing, and any instance goes on with any call.
 */
final class WishToken {

    static final String NAME = "wish";

    private final Keyring keys;

    WishToken(Keyring keys) {
        this.keys = keys;
    }

    String of(Wish wish, String thread) {
        return keys.sealer()
                .seal(Reader.VOICE, thread, SealedField.CALLBACK_TURN, wish.text())
                .ciphertext();
    }

    /** What cannot be opened is asked anew. */
    Wish opened(@Nullable String token, String thread) {
        if (token == null) {
            return Wish.NOTHING;
        }
        return keys.opener().open(new Sealed(Reader.VOICE, token), thread, SealedField.CALLBACK_TURN)
                        instanceof Opened.Text(String text)
                ? Wish.of(text).orElse(Wish.NOTHING)
                : Wish.NOTHING;
    }
}
