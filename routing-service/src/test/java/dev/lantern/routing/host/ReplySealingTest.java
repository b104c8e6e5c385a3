package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.KeyringException;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.testbed.servers.LanternTestResource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplySealingTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final String THREAD = "sms-1f";
    private static final String WORDS = "A person will answer you here.";

    private final Keyring keys = Keyring.load(LanternTestResource.keysFolder());
    private final ReplySealing sealing = new ReplySealing(keys);

    @Test
    void sealsWhatTheLineItselfSaysToWhoSendsItAndToTheDesk() throws KeyringException {
        Sealed words = new Sealed(Reader.LINE, WORDS);
        ReplyRequested reply = sealing.forChannel(new ReplyRequested(
                        "r-1",
                        THREAD + "/1",
                        "national",
                        Channel.SMS,
                        "system",
                        "+15550100733",
                        keys.sealer().seal(Reader.DESK, THREAD, SealedField.SENDER_ADDRESS, "+15550100142"),
                        words,
                        words,
                        AT))
                .orElseThrow();

        assertThat(reply.text().reader()).isEqualTo(Reader.SMS);
        assertThat(open(reply.text(), SealedField.REPLY_TEXT)).isEqualTo(WORDS);
        assertThat(reply.copy().reader()).isEqualTo(Reader.DESK);
        assertThat(open(reply.copy(), SealedField.REPLY_COPY)).isEqualTo(WORDS);
        assertThat(open(reply.to(), SealedField.REPLY_TO)).isEqualTo("+15550100142");
    }

    private String open(Sealed sealed, String field) {
        return keys.opener().open(sealed, THREAD, field) instanceof Opened.Text(String text) ? text : "";
    }
}
