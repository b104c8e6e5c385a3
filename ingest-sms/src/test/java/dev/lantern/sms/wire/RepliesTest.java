package dev.lantern.sms.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.DeadLetters;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.contract.Awaiting;
import dev.lantern.ingest.contract.CapturedLogs;
import dev.lantern.ingest.contract.TopicRecords;
import dev.lantern.ingest.contract.TwilioPhone;
import dev.lantern.sms.replies.FakeTwilio;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topic of replies to the person's telephone, and what is told about it. */
@QuarkusTest
class RepliesTest {

    private static final String WORDS = "A shelter has a room for you tonight.";

    private final Keyring keys = Keyring.load(LanternTestResource.keysFolder());
    private final String thread = "sms-" + UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @SuppressWarnings("NullAway.Init") // set by ProviderTestResource
    FakeTwilio twilio;

    private TopicRecords deliveries;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void begin() {
        deliveries = TopicRecords.fromNow(broker, Topics.DELIVERIES);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new ByteArraySerializer(), new ByteArraySerializer());
        twilio.forget();
    }

    @AfterEach
    void end() {
        producer.close();
        assertThat(twilio.complaints()).isEmpty();
    }

    @Test
    void a_reply_reaches_the_person_and_the_advocate_hears_of_it() throws Exception {
        request("r1", thread, Channel.SMS, WORDS);

        ReplyAccepted accepted = (ReplyAccepted) told(1).getFirst();
        FakeTwilio.Sent sent = twilio.sent().getFirst();
        assertThat(sent.to()).isEqualTo(TwilioPhone.PERSON);
        assertThat(sent.body()).isEqualTo(WORDS);
        assertThat(accepted.replyId()).isEqualTo("r1" + thread);
        assertThat(accepted.providerId()).isEqualTo(sent.sid());

        String target = sent.statusCallback().substring(Texts.PHONE.publicUrl().length());
        Texts.PHONE.post(target, "MessageSid=" + sent.sid() + "&MessageStatus=delivered");

        assertThat(told(2).get(1)).isInstanceOfSatisfying(ReplyDelivered.class, delivered -> {
            assertThat(delivered.replyId()).isEqualTo(accepted.replyId());
            assertThat(delivered.conversationId()).isEqualTo(thread + "/1");
        });
    }

    @Test
    void a_reply_the_provider_refuses_is_told_in_words() throws Exception {
        twilio.nextSending(FakeTwilio.error(400, 21610));
        request("r1", thread, Channel.SMS, WORDS);

        ReplyFailed failed = (ReplyFailed) told(1).getFirst();
        assertThat(failed.code()).isEqualTo("21610");
        assertThat(failed.explanation()).contains("has sent STOP");
    }

    @Test
    void a_reply_that_hangs_does_not_hold_up_other_people() throws Exception {
        twilio.nextSending(FakeTwilio.takeAndHang());
        request("r1", thread, Channel.SMS, "hangs");
        Awaiting.until(() -> twilio.sent().size() == 1);
        request("r2", thread, Channel.SMS, "behind it");
        request("r3", thread + "-other", Channel.SMS, "free");

        List<DeliveryEvent> told = told(3);
        assertThat(told)
                .extracting(DeliveryEvent::replyId)
                .as("first the other person, then this one in order")
                .containsExactly("r3" + thread + "-other", "r1" + thread, "r2" + thread);
        assertThat(twilio.sent())
                .extracting(FakeTwilio.Sent::body)
                .containsExactlyInAnyOrder("hangs", "free", "behind it");
    }

    @Test
    void other_channels_are_left_to_others() throws Exception {
        request("r1", thread, new Channel("EMAIL"), WORDS);
        request("r2", thread, Channel.WHATSAPP, WORDS);

        assertThat(told(1)).extracting(DeliveryEvent::replyId).containsExactly("r2" + thread);
        assertThat(twilio.sent()).extracting(FakeTwilio.Sent::to).containsExactly("whatsapp:" + TwilioPhone.PERSON);
    }

    @Test
    void a_reply_that_cannot_be_opened_is_told_and_nothing_is_sent() throws Exception {
        Sealed forAnotherThread = seal("sms-other", SealedField.REPLY_TO, TwilioPhone.PERSON);
        request(reply("r1", thread, Channel.SMS, forAnotherThread, seal(thread, SealedField.REPLY_TEXT, WORDS)));

        assertThat(((ReplyFailed) told(1).getFirst()).code()).isEqualTo("UNOPENABLE");
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void an_unreadable_record_is_in_the_dead_letters_and_the_next_is_sent() throws Exception {
        TopicRecords deadLetters = TopicRecords.fromNow(broker, Topics.deadLettersOf(Topics.REPLIES));
        byte[] garbage = "{\"broken\": ".getBytes(StandardCharsets.UTF_8);
        int partition = new EventCodec(4)
                .encode(envelope(reply("r1", thread, Channel.SMS)))
                .partition();
        producer.send(new ProducerRecord<>(Topics.REPLIES, partition, thread.getBytes(StandardCharsets.UTF_8), garbage))
                .get(30, TimeUnit.SECONDS);
        request("r1", thread, Channel.SMS, WORDS);

        assertThat(told(1)).extracting(DeliveryEvent::replyId).containsExactly("r1" + thread);
        List<ConsumerRecord<byte[], byte[]>> letters = deadLetters.read();
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().value()).isEqualTo(garbage);
        assertThat(new String(letters.getFirst()
                        .headers()
                        .lastHeader(DeadLetters.REASON)
                        .value()))
                .isEqualTo("NOT_A_CLOUD_EVENT");
    }

    @Test
    void nothing_personal_is_logged_when_replies_go_out_or_fail() throws Exception {
        try (CapturedLogs logs = CapturedLogs.start()) {
            twilio.nextSending(FakeTwilio.error(400, 21211)); // its message names the number
            request("r1", thread, Channel.SMS, WORDS);
            told(1);
            twilio.nextSending(FakeTwilio.takeAndDrop());
            request("r2", thread, Channel.SMS, WORDS);
            told(2);
            assertThat(logs.text())
                    .contains("reply not sent")
                    .contains("reply sent")
                    .doesNotContain(TwilioPhone.PERSON.substring(1))
                    .doesNotContain("shelter");
        }
    }

    @Test
    void the_service_is_alive_and_says_so_about_its_replies() {
        TwilioPhone.Answer live = Texts.PHONE.ask("GET", "/q/health/live", "text/plain", "", Map.of());
        assertThat(live.status()).as(live.body()).isEqualTo(200);
        assertThat(live.body()).contains("\"replies\"");
    }

    private void request(String id, String thread, Channel channel, String text) throws Exception {
        request(reply(
                id,
                thread,
                channel,
                seal(thread, SealedField.REPLY_TO, TwilioPhone.PERSON),
                seal(thread, SealedField.REPLY_TEXT, text)));
    }

    private void request(ReplyRequested reply) throws Exception {
        producer.send(new EventCodec(4).encode(envelope(reply))).get(30, TimeUnit.SECONDS);
    }

    private static Envelope<ReplyRequested> envelope(ReplyRequested reply) {
        return new Envelope<>(
                "e-" + reply.replyId(), "/services/routing-service", reply.requestedAt(), null, null, reply);
    }

    private ReplyRequested reply(String id, String thread, Channel channel) {
        return reply(
                id,
                thread,
                channel,
                seal(thread, SealedField.REPLY_TO, TwilioPhone.PERSON),
                seal(thread, SealedField.REPLY_TEXT, WORDS));
    }

    private ReplyRequested reply(String id, String thread, Channel channel, Sealed to, Sealed text) {
        return new ReplyRequested(
                id + thread,
                thread + "/1",
                "national",
                channel,
                "maria",
                TwilioPhone.OURS,
                to,
                text,
                keys.sealer().seal(Reader.DESK, thread, SealedField.REPLY_COPY, "copy"),
                Instant.now());
    }

    private Sealed seal(String thread, String field, String text) {
        return keys.sealer().seal(Reader.SMS, thread, field, text);
    }

    /** What the advocate was told, once it is that much. */
    private List<DeliveryEvent> told(int count) throws InterruptedException {
        Awaiting.until(() -> deliveries.read().size() >= count);
        List<DeliveryEvent> told = Events.of(deliveries, DeliveryEvent.class);
        assertThat(told).hasSize(count);
        return told.stream()
                .sorted(java.util.Comparator.comparing(DeliveryEvent::at))
                .toList();
    }
}
