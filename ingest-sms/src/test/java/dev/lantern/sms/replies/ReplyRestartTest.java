package dev.lantern.sms.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.consume.DeadLetterTopic;
import dev.lantern.ingest.consume.KeyedConsumer;
import dev.lantern.ingest.contract.Awaiting;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service ends between sending a reply and telling of it, and starts again: the worst moment there is. */
class ReplyRestartTest {

    private static final String BROKER = KafkaTestResource.bootstrapServers();
    private static final String THREAD = "sms-0a1b2c";

    private final Keyring keys = Keyring.load(LanternTestResource.keysFolder());
    private final String topic = "replies-" + UUID.randomUUID();
    private final EventCodec codec = new EventCodec(1);
    private final FakeTwilio twilio = new FakeTwilio();
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void makeTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        producer.close();
        twilio.close();
    }

    @Test
    void what_was_sent_and_not_told_is_told_and_not_sent_again() throws Exception {
        for (String words : List.of("first", "second", "second")) {
            request(words);
        }
        try (KeyedConsumer first = consumer(envelope -> new Publication.Refused(Publication.Reason.NOWHERE_DURABLE))) {
            first.start();
            Awaiting.until(() -> twilio.sent().size() == 1);
        }
        List<Envelope<? extends LanternEvent>> told = new CopyOnWriteArrayList<>();
        try (KeyedConsumer second = consumer(envelope -> {
            told.add(envelope);
            return new Publication.OnBroker();
        })) {
            second.start();
            Awaiting.until(() -> told.size() == 3);
        }
        assertThat(twilio.sent()).extracting(FakeTwilio.Sent::body).containsExactly("first", "second", "second");
        assertThat(told)
                .extracting(envelope -> ((ReplyAccepted) envelope.event()).providerId())
                .as("each told with its own message")
                .containsExactlyElementsOf(
                        twilio.sent().stream().map(FakeTwilio.Sent::sid).toList());
        assertThat(told).extracting(Envelope::id).doesNotHaveDuplicates();
    }

    private KeyedConsumer consumer(SignalPublisher publisher) {
        SendReply sendReply = SendReply.through(
                new TwilioMessages(
                        twilio.url(),
                        FakeTwilio.ACCOUNT,
                        FakeTwilio.TOKEN,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20)),
                keys.opener(),
                URI.create("https://texts.example.org"),
                new SendReply.Limits(
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(30),
                        Duration.ofMillis(100),
                        SendReply.Limits.FIRST_PAUSE,
                        SendReply.Limits.LONGEST_PAUSE,
                        4,
                        1000));
        return new KeyedConsumer(
                topic,
                () -> new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                BROKER,
                                "group.id",
                                topic,
                                "enable.auto.commit",
                                false,
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                new ReplyRecords(
                        codec, sendReply, publisher, new DeadLetterTopic(producer, codec), new SimpleMeterRegistry()),
                new KeyedConsumer.Limits(10, Duration.ofSeconds(1), Duration.ofSeconds(60)));
    }

    private void request(String words) throws Exception {
        ReplyRequested reply = new ReplyRequested(
                "reply-" + UUID.randomUUID(),
                THREAD + "/1",
                "national",
                Channel.SMS,
                "maria",
                "+15550100733",
                keys.sealer().seal(Reader.SMS, THREAD, SealedField.REPLY_TO, "+15550100142"),
                keys.sealer().seal(Reader.SMS, THREAD, SealedField.REPLY_TEXT, words),
                keys.sealer().seal(Reader.DESK, THREAD, SealedField.REPLY_COPY, words),
                Instant.now());
        ProducerRecord<byte[], byte[]> record =
                codec.encode(new Envelope<>(reply.replyId(), "/services/routing", Instant.now(), null, null, reply));
        producer.send(new ProducerRecord<>(topic, 0, record.key(), record.value(), record.headers()))
                .get(30, TimeUnit.SECONDS);
    }
}
