package dev.lantern.voice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.ingest.contract.ChannelContractTest;
import dev.lantern.ingest.contract.SignedForm;
import dev.lantern.ingest.contract.SpoolTestResource;
import dev.lantern.ingest.contract.TwilioPhone;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
@QuarkusTestResource(SpoolTestResource.class)
@QuarkusTestResource(ProviderTestResource.class)
class CallsContractTest extends ChannelContractTest {

    /** Where a call becomes a signal. */
    private static final String TARGET = "/twilio/voice/queue?line=national&lang=es";

    @Override
    protected Channel channel() {
        return Channel.VOICE;
    }

    @Override
    protected String providerId(int n) {
        return "CA%032x".formatted(0xC0000 + n);
    }

    @Override
    protected Answer sendValid(String providerId) {
        return answer(Calls.PHONE.post(TARGET, form(providerId)));
    }

    @Override
    protected Optional<Answer> sendWithBadSignature(String providerId) {
        String ofMore =
                SignedForm.signature(TwilioPhone.TOKEN, Calls.PHONE.publicUrl() + TARGET, form(providerId) + "&More=1");
        return Optional.of(answer(Calls.PHONE.post(TARGET, form(providerId), ofMore)));
    }

    @Override
    protected Answer sendMalformed(String providerId) {
        return answer(Calls.PHONE.post(TARGET, form(providerId).replace("CallSid=", "Sid=")));
    }

    /** Who calls is helped, whatever the provider forgot to say. */
    @Override
    protected int malformedStatus() {
        return 200;
    }

    /** An error would be a dead line: the person is connected with a backup instead, and the signal is tried again. */
    @Override
    protected void assertNotAcknowledged(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<Dial")
                .contains(">+15550100190</Number>")
                .doesNotContain("kept=1");
    }

    @Override
    protected String golden() {
        return "call-signal.json";
    }

    @Override
    protected List<String> personalData() {
        return List.of(TwilioPhone.PERSON, TwilioPhone.PERSON.substring(1), "ANASTASIA", "MARIANNE", "12207-4410");
    }

    private static String form(String sid) {
        return Calls.call(sid, "in-progress") + "&Digits=1&msg=Gather+End&FinishedOnKey=";
    }

    private static Answer answer(TwilioPhone.Answer answer) {
        return new Answer(answer.status(), answer.body());
    }
}
