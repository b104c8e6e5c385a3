package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.events.Topics;
import dev.lantern.testbed.EventLog;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.WebformClient;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import dev.lantern.testbed.phone.Webhooks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Bad input gets a clear answer, and the hotline goes on. */
class RefusalStoryIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Hotline hotline = SharedHotline.get();

    @Test
    void a_forged_text_is_refused_and_leaves_no_event() {
        TextMessage forged = PhoneNetwork.compose("+15552000001", Hotline.DEMO_NUMBER, "forged");
        TextMessage genuine = PhoneNetwork.compose("+15552000002", Hotline.DEMO_NUMBER, "genuine");
        String url = hotline.endpoints().of(Service.INGEST_SMS) + "/twilio/messages";
        try (Webhooks stranger = new Webhooks(PhoneNetwork.stranger())) {
            assertThat(stranger.post(url, hotline.phones().inbound(forged)))
                    .isInstanceOfSatisfying(Webhooks.Answer.Answered.class, answer -> assertThat(answer.status())
                            .isEqualTo(403));
        }
        assertThat(hotline.phones().send(genuine).accepted()).isTrue();

        var cases = SharedHotline.cases("dana", "supervisor");
        Patience.await(SOON, () -> keeps(cases.signals(Hotline.DEMO_LINE), genuine), () -> "the genuine text is kept");
        assertThat(keeps(cases.signals(Hotline.DEMO_LINE), forged)).isFalse();
    }

    @Test
    void a_webform_with_mistakes_comes_back_with_reasons_and_what_was_typed() {
        WebformClient webform = new WebformClient(hotline.endpoints().of(Service.INGEST_CHAT), Hotline.DEMO_LINE, "en");
        WebformClient.Page missing = webform.open().send("message", "", "city", "Houston & surroundings");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.html())
                .contains("aria-invalid=\"true\"")
                .contains("href=\"#message\"")
                .contains("Houston &amp; surroundings");

        String tooLong = "a word, ".repeat(1_300);
        WebformClient.Page oversized = webform.open().send("message", tooLong);
        assertThat(oversized.status()).isEqualTo(422);
        assertThat(oversized.html()).contains(tooLong.strip());
    }

    @Test
    void an_unreadable_record_is_set_aside_as_it_came_and_reading_goes_on() {
        byte[] poison = "{not json, and no headers".getBytes(StandardCharsets.UTF_8);
        ConcurrentLinkedQueue<String> setAside = new ConcurrentLinkedQueue<>();
        try (EventLog dead = EventLog.follow(
                hotline.kafka().bootstrapServers(),
                List.of(Topics.deadLettersOf(Topics.SIGNALS)),
                false,
                (rec, decoded) -> setAside.add(new String(rec.value(), StandardCharsets.UTF_8)))) {
            produce(Topics.SIGNALS, poison);
            TextMessage after = PhoneNetwork.compose("+15552000003", Hotline.DEMO_NUMBER, "after the poison");
            assertThat(hotline.phones().send(after).accepted()).isTrue();

            var cases = SharedHotline.cases("dana", "supervisor");
            Patience.await(SOON, () -> keeps(cases.signals(Hotline.DEMO_LINE), after), () -> "reading stopped");
            Patience.await(
                    SOON,
                    () -> setAside.stream()
                                    .filter(new String(poison, StandardCharsets.UTF_8)::equals)
                                    .count()
                            == 2,
                    () -> "routing-service and case-service should each have set it aside; there are "
                            + setAside.size());
        }
    }

    @Test
    void a_token_without_the_role_a_wrong_token_and_none_are_told_apart() {
        URI routing = hotline.endpoints().of(Service.ROUTING);
        assertThat(new DeskClient(routing, Hotline.DEMO_LINE, hotline.tokens().of("gil", "analyst"))
                        .signIn()
                        .status())
                .isEqualTo(403);
        assertThat(new DeskClient(routing, Hotline.DEMO_LINE, "not.a.token")
                        .signIn()
                        .status())
                .isEqualTo(401);
        assertThat(SharedHotline.desk("gil", "advocate")
                        .enrol("gil", "Gil", List.of("en"), Map.of("SMS", 1))
                        .status())
                .as("enrolling is for supervisors")
                .isEqualTo(403);
        assertThat(new DeskClient(routing, "nowhere", hotline.tokens().of("gil", "advocate"))
                        .signIn()
                        .status())
                .isEqualTo(404);
    }

    private static boolean keeps(List<com.fasterxml.jackson.databind.JsonNode> signals, TextMessage text) {
        String id = Ids.signal(Channel.SMS, Hotline.DEMO_LINE, text.sid());
        return signals.stream()
                .anyMatch(signal -> signal.path("signalId").asText().equals(id));
    }

    private void produce(String topic, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", hotline.kafka().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, value));
        }
    }
}
