package dev.lantern.cases.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.cases.wire.kafka.CaseConsumer;
import dev.lantern.events.DeadLetters;
import dev.lantern.events.Envelope;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class DeadLetterTest {

    private static final byte[] UNREADABLE = "{\"she wrote\": \"please, come\"".getBytes(StandardCharsets.UTF_8);

    @Inject
    CaseConsumer consumer;

    private final Hotline hotline = new Hotline();
    private final LogLines log = new LogLines();

    @BeforeEach
    void listen() {
        log.listen();
    }

    @AfterEach
    void close() {
        log.close();
        consumer.start();
        hotline.close();
    }

    @Test
    void an_unreadable_record_is_dead_lettered_as_it_came_and_the_next_one_arrives() {
        String key = Hotline.newThread();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.SIGNALS, 0, key.getBytes(StandardCharsets.UTF_8), UNREADABLE);
        record.headers().add("x-origin", new byte[] {1, 2, 3});
        SignalReceived next = hotline.signal(Hotline.newThread(), 0, "Am I heard?");

        hotline.send(record);
        hotline.publish(next);

        ConsumerRecord<byte[], byte[]> letter = deadLetter(Topics.SIGNALS, key);
        assertThat(letter.value()).isEqualTo(UNREADABLE);
        assertThat(letter.headers().lastHeader("x-origin").value()).containsExactly(1, 2, 3);
        assertThat(text(letter.headers(), DeadLetters.REASON)).isEqualTo("NOT_A_CLOUD_EVENT");
        Asking.dana().await200("/signals/" + next.signalId(), any -> true);
        assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("dead letter", "topic=signals"));
        assertThat(log.lines()).noneSatisfy(line -> assertThat(line).containsAnyOf("come", key));
        assertThat(Asking.dana().get("/q/metrics").asString())
                .contains("lantern_cases_dead_letters_total{reason=\"not_a_cloud_event\",topic=\"signals\"}");
    }

    @Test
    void one_that_contradicts_what_is_kept_is_dead_lettered_alone_and_its_batch_mates_arrive() {
        SignalReceived known = hotline.signal(Hotline.newThread(), 0, "the true one");
        hotline.publish(known);
        Asking.dana().await200("/signals/" + known.signalId(), any -> true);
        SignalReceived forged = hotline.signal(Hotline.newThread(), 0, "under the id of another");
        SignalReceived contradiction = withId(known.signalId(), forged);

        consumer.stop();
        List<SignalReceived> mates = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            SignalReceived mate = hotline.signal(Hotline.newThread(), 0, "mate " + i);
            mates.add(mate);
            hotline.publish(mate);
            if (i == 20) {
                hotline.publish(new Envelope<>(
                        "another id", "/channels/chat/elsewhere", mate.occurredAt(), null, null, contradiction));
            }
        }
        consumer.start();

        ConsumerRecord<byte[], byte[]> letter = deadLetter(Topics.SIGNALS, contradiction.threadId());
        assertThat(text(letter.headers(), DeadLetters.REASON)).isEqualTo("NOT_APPLICABLE");
        assertThat(text(letter.headers(), DeadLetters.DETAIL)).isEqualTo("SQLSTATE 23505, constraint signal_pkey");
        for (SignalReceived mate : mates) {
            Asking.dana().await200("/signals/" + mate.signalId(), any -> true);
        }
        assertThat(Asking.dana()
                        .await200("/signals/" + known.signalId(), any -> true)
                        .getString("text.text"))
                .isEqualTo("the true one");
        assertThat(log.lines())
                .as("neither the database's nor the driver's messages may quote rows")
                .noneSatisfy(line -> assertThat(line).containsAnyOf("ciphertext", "insert into", known.threadId()));
    }

    @Test
    void an_event_on_a_topic_where_it_does_not_belong_is_dead_lettered() {
        SignalReceived signal = hotline.signal(Hotline.newThread(), 0, "misplaced");
        ProducerRecord<byte[], byte[]> right = hotline.encoded(signal);
        hotline.send(new ProducerRecord<>(Topics.DELIVERIES, 0, right.key(), right.value(), right.headers()));

        ConsumerRecord<byte[], byte[]> letter = deadLetter(Topics.DELIVERIES, signal.threadId());

        assertThat(text(letter.headers(), DeadLetters.REASON)).isEqualTo("MISPLACED");
        assertThat(Asking.dana().get("/signals/" + signal.signalId()).statusCode())
                .isEqualTo(404);
    }

    private static SignalReceived withId(String signalId, SignalReceived signal) {
        return new SignalReceived(
                signalId,
                signal.threadId(),
                signal.line(),
                signal.channel(),
                signal.contacted(),
                signal.sender(),
                signal.body(),
                signal.attachments(),
                signal.language(),
                signal.place(),
                signal.answers(),
                signal.occurredAt(),
                signal.receivedAt(),
                signal.attributes());
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> deadLetter(String topic, String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        try (KafkaConsumer<byte[], byte[]> letters = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KafkaTestResource.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = letters.partitionsFor(Topics.deadLettersOf(topic)).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            letters.assign(partitions);
            letters.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            await().atMost(Asking.PATIENCE).until(() -> {
                letters.poll(Duration.ofMillis(200)).forEach(letter -> {
                    if (Arrays.equals(letter.key(), wanted)) {
                        found.add(letter);
                    }
                });
                return !found.isEmpty();
            });
            return found.getFirst();
        }
    }
}
