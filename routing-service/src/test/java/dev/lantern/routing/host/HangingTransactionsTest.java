package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Topics;
import dev.lantern.testbed.servers.KafkaServer;
import dev.lantern.testbed.servers.LanternTestResource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that forgot a transaction must not keep people waiting. */
class HangingTransactionsTest {

    private static final int PARTITIONS = 4;

    @TempDir
    Path folder;

    @Test
    void readers_go_on_after_a_transaction_that_the_broker_forgot_is_aborted() throws Exception {
        Path lines = Files.createDirectories(folder.resolve("lines"));
        Files.writeString(lines.resolve("national.yaml"), """
                line: national
                name: National
                languages: [en]
                sms:
                  numbers: ["+15550200001"]
                """);
        try (KafkaServer kafka = KafkaServer.embedded(folder.resolve("kafka"))) {
            kafka.createTopics(PARTITIONS);
            leaveOpen(kafka, "forgotten");
            kafka.stop();
            forgetTransactions(folder.resolve("kafka/data"));
            kafka.start();
            try (KafkaProducer<byte[], byte[]> other = producer(kafka, Map.of());
                    RoutingHost host = HostProcess.host(
                            HostProcess.settings(
                                    kafka.bootstrapServers(), Files.createDirectories(folder.resolve("host"))),
                            LanternTestResource.keysFolder(),
                            lines);
                    LogReader assignments = new LogReader(kafka.bootstrapServers(), Topics.ASSIGNMENTS, PARTITIONS)) {
                assertThat(committedEnd(kafka)).as("readers are stuck at it").isZero();
                host.start();
                other.send(Arrivals.record(Arrivals.text("national", "+15550100142", "I need help"), PARTITIONS))
                        .get(30, TimeUnit.SECONDS);
                assignments.await(AssignmentEvent.ConversationQueued.class, e -> true);
            }
        }
    }

    /** In every partition that the decision could come to. */
    private static void leaveOpen(KafkaServer kafka, String id) throws Exception {
        KafkaProducer<byte[], byte[]> producer =
                producer(kafka, Map.of("transactional.id", id, "transaction.timeout.ms", 600_000));
        producer.initTransactions();
        producer.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            producer.send(new ProducerRecord<>(Topics.ASSIGNMENTS, partition, null, new byte[] {1}))
                    .get(30, TimeUnit.SECONDS);
        }
        // Closed without a word, as by a process that died; a later abort would find nothing to abort.
        producer.close(Duration.ZERO);
    }

    private static long committedEnd(KafkaServer kafka) {
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return reader.endOffsets(List.of(new TopicPartition(Topics.ASSIGNMENTS, 0))).values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElseThrow();
        }
    }

    private static void forgetTransactions(Path data) throws IOException {
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(data, "__transaction_state-*")) {
            for (Path log : logs) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(log)) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }
                Files.delete(log);
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaServer kafka, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
