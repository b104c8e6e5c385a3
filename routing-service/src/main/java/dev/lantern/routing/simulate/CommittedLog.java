package dev.lantern.routing.simulate;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.LanternEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is committed in the event log now, from its beginning; reading leaves no trace at the broker. */
final class CommittedLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventCodec codec = new EventCodec(1); // the number of partitions matters to writers only

    /** @param client properties of the Kafka client: where, and how to log in */
    CommittedLog(Properties client) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) SILENCE.toMillis());
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Each readable event of the topic up to its present end, in the order of its partition.
     *
     * @throws UnusableException when the broker does not answer
     */
    void read(String topic, Consumer<LanternEvent> reader) {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + SILENCE.toNanos();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                var records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> read : records) {
                    if (codec.decode(read.headers(), read.value()) instanceof Decoded.Event(var envelope)) {
                        reader.accept(envelope.event());
                    }
                }
                if (!records.isEmpty()) {
                    deadline = System.nanoTime() + SILENCE.toNanos();
                } else if (System.nanoTime() > deadline) {
                    throw new UnusableException("the broker went silent in the middle of topic '" + topic + "'");
                }
            }
        } catch (KafkaException e) {
            throw new UnusableException("topic '" + topic + "' cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
