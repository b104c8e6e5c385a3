package dev.lantern.voice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.ConversationEnded;
import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.ingest.contract.SignedForm;
import dev.lantern.ingest.contract.SpoolTestResource;
import dev.lantern.ingest.contract.TopicRecords;
import dev.lantern.ingest.contract.TwilioPhone;
import dev.lantern.ingest.contract.TwilioPhone.Answer;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhooks as the provider calls them: what is answered, and what is on the topic afterwards. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
@QuarkusTestResource(SpoolTestResource.class)
@QuarkusTestResource(ProviderTestResource.class)
class VoiceWebhookTest {

    private static final String ROOT = "/twilio/voice";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String call = "CA" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_call_is_answered_with_words() {
        Answer answer = Calls.PHONE.post(ROOT, Calls.call(call, "ringing"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(answer.body())
                .contains("National Hotline")
                .contains("https://calls.example.org/twilio/voice/language?line=national");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/language",
                "/queue",
                "/wait",
                "/key",
                "/room",
                "/hold",
                "/left",
                "/backup/1",
                "/backup/answered",
                "/status"
            })
    void what_the_provider_did_not_sign_is_refused_at_every_step(String step) {
        String target = ROOT + step + "?line=national&lang=en";
        String form = Calls.call(call, "in-progress");
        assertThat(Calls.PHONE.post(target, form, Map.of()).status()).isEqualTo(403);
        assertThat(Calls.PHONE
                        .post(target, form, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                        .status())
                .isEqualTo(403);
        assertThat(Calls.PHONE
                        .post(target + "&kept=1", form, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                        .status())
                .isEqualTo(403);
    }

    /** The provider signs each distinct value once, sorted, and adds parameters without notice. */
    @ParameterizedTest
    @ValueSource(strings = {"&NewThing=1", "&From=%2B15550100142", "&Empty=", "&Words=caf%C3%A9+%26+more"})
    void what_the_provider_adds_or_says_twice_is_signed_too(String more) {
        Answer answer = Calls.PHONE.post(ROOT, Calls.call(call, "ringing") + more);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("National Hotline");
    }

    @Test
    void a_query_is_signed_as_it_was_sent_and_the_body_that_it_announces_is_one_more_parameter() {
        String target = ROOT + "/language?line=national&lang=en&more=auth0%7ca%2d1&bodySHA256=" + "0".repeat(64);
        assertThat(Calls.PHONE.post(target, Calls.call(call, "in-progress")).body())
                .contains("in danger now");
    }

    @Test
    void the_host_that_a_client_claims_counts_for_nothing() {
        String form = Calls.call(call, "ringing");
        Map<String, String> claims = Map.of(
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Port", "8443",
                "Forwarded", "host=evil.example;proto=https");
        assertThat(claimed(claims, form, "https://evil.example" + ROOT).status())
                .isEqualTo(403);
        Answer genuine = claimed(claims, form, Calls.PHONE.publicUrl() + ROOT);
        assertThat(genuine.status()).isEqualTo(200);
        assertThat(genuine.body()).contains("https://calls.example.org/").doesNotContain("evil.example");
    }

    @Test
    void a_port_that_is_spelt_out_is_the_same_address() {
        String form = Calls.call(call, "ringing");
        assertThat(claimed(Map.of(), form, "https://calls.example.org:443" + ROOT)
                        .status())
                .isEqualTo(200);
        assertThat(claimed(Map.of(), form, "https://calls.example.org:8443" + ROOT)
                        .status())
                .isEqualTo(403);
    }

    /** @param url that is signed */
    private static Answer claimed(Map<String, String> headers, String form, String url) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(TwilioSignature.HEADER, SignedForm.signature(TwilioPhone.TOKEN, url, form));
        return Calls.PHONE.post(ROOT, form, all);
    }

    @Test
    void missing_parameters_are_helped_and_raise_an_alarm() {
        Answer answer = Calls.PHONE.post(ROOT, "To=" + TwilioPhone.encoded(TwilioPhone.OURS));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(">+15550100190</Number>");
    }

    @Test
    void statuses_in_any_order_and_number_make_one_end() {
        TopicRecords signals = TopicRecords.fromNow(broker, Topics.SIGNALS);
        for (String status : List.of("completed", "ringing", "in-progress", "completed", "canceled", "initiated")) {
            String form =
                    Calls.call(call, status) + "&SequenceNumber=3&Timestamp=Mon%2C+02+Mar+2026+10%3A00%3A00+%2B0000";
            assertThat(Calls.PHONE.post(ROOT + "/status", form).status()).isEqualTo(204);
        }
        List<ConversationEnded> ends = of(signals, ConversationEnded.class);
        assertThat(ends).isNotEmpty();
        assertThat(ends.stream().map(ConversationEnded::signalId).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(ends).allSatisfy(end -> {
            assertThat(end.threadId()).isEqualTo("voice-" + call.substring(2));
            assertThat(end.reason()).isEqualTo(ConversationEnded.Reason.HUNG_UP);
            assertThat(end.occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        });
        assertThat(Calls.PHONE.post(ROOT + "/status", "CallStatus=completed").status())
                .isEqualTo(400);
    }

    @Test
    void an_end_that_was_told_before_its_call_is_told_again_after_it() throws Exception {
        TopicRecords signals = TopicRecords.fromNow(broker, Topics.SIGNALS);
        Calls.PHONE.post(ROOT + "/status", Calls.call(call, "completed"));
        Calls.PHONE.post(ROOT + "/queue?line=national&lang=en", Calls.call(call, "in-progress"));

        Set<String> ids = Set.of();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (ids.size() < 2 && System.nanoTime() < deadline) {
            ids = of(signals, ConversationEnded.class).stream()
                    .map(ConversationEnded::signalId)
                    .collect(Collectors.toSet());
        }
        assertThat(ids).as("the end, and the end after the signal").hasSize(2);
        assertThat(of(signals, SignalReceived.class)).isNotEmpty();
    }

    private <E extends SignalEvent> List<E> of(TopicRecords signals, Class<E> type) {
        List<E> events = new ArrayList<>();
        signals.read().forEach(record -> {
            if (new EventCodec(1).decode(record.headers(), record.value()) instanceof Decoded.Event decoded
                    && type.isInstance(decoded.envelope().event())) {
                E event = type.cast(decoded.envelope().event());
                if (event.threadId().equals("voice-" + call.substring(2))) {
                    events.add(event);
                }
            }
        });
        return events;
    }
}
