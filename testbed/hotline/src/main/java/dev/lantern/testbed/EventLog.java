package dev.lantern.testbed;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows topics of the event log, all partitions, committed records only; leaves no trace at the broker. */
public final class EventLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventCodec codec = new EventCodec(1); // the number of partitions matters to writers only
    private final Thread reading;
    private volatile boolean closed;

    private EventLog(
            String bootstrapServers,
            Collection<String> topics,
            boolean fromBeginning,
            BiConsumer<ConsumerRecord<byte[], byte[]>, Decoded> reader) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(consumer::position); // fixes the place to read from before anything is sent
        reading = Thread.ofPlatform().daemon().name("event-log").start(() -> read(reader));
    }

    /** Calls {@code reader} for each record on a thread of its own, until closed. */
    public static EventLog follow(
            String bootstrapServers,
            Collection<String> topics,
            boolean fromBeginning,
            BiConsumer<ConsumerRecord<byte[], byte[]>, Decoded> reader) {
        return new EventLog(bootstrapServers, topics, fromBeginning, reader);
    }

    private void read(BiConsumer<ConsumerRecord<byte[], byte[]>, Decoded> reader) {
        try (consumer) {
            while (!closed) {
                consumer.poll(POLL).forEach(rec -> reader.accept(rec, codec.decode(rec.headers(), rec.value())));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reading.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
