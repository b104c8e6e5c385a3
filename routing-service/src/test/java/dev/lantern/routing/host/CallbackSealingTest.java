package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.CallbackDue;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.testbed.servers.LanternTestResource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSealingTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final String THREAD = "voice-1f";
    private static final String NUMBER = "+15550100142";

    private final Keyring keys = Keyring.load(LanternTestResource.keysFolder());
    private final CallbackSealing sealing = new CallbackSealing(keys);

    @ParameterizedTest
    @ValueSource(strings = {SealedField.CALLBACK_TO, SealedField.SENDER_ADDRESS, SealedField.CONTACT_ADDRESS})
    void theNumberIsReadableForWhoCallsHoweverThePersonGaveIt(String field) {
        Sealed to = sealing.forChannel(due(keys.sealer().seal(Reader.DESK, THREAD, field, NUMBER)))
                .to();

        assertThat(to).isNotNull();
        assertThat(to.reader()).isEqualTo(Reader.VOICE);
        assertThat(keys.opener().open(to, THREAD, SealedField.CALLBACK_TO)).isEqualTo(new Opened.Text(NUMBER));
    }

    @Test
    void whatDoesNotOpenIsNoNumber() {
        Sealed ofAnother = keys.sealer().seal(Reader.DESK, "voice-2e", SealedField.CALLBACK_TO, NUMBER);
        assertThat(sealing.forChannel(due(ofAnother)).to()).isNull();
        assertThat(sealing.forChannel(due(null)).to()).isNull();
    }

    private static CallbackDue due(@Nullable Sealed to) {
        return new CallbackDue(THREAD + "/1", "national", "maria", 1, AT.plusSeconds(60), false, AT, AT, to);
    }
}
