package dev.lantern.ingest.broker;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka clients of a channel besides the one that publishes.
 *
 * @param connection how the broker is reached, by Kafka's own keys
 */
public record KafkaClients(Map<String, String> connection) {

    public KafkaClients {
        connection = Map.copyOf(connection);
    }

    /** Of a group that shares the work among instances; what is committed is done. */
    public Consumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(sharing(group), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The same for what may come a tenth of a second later: many records in one answer cost the broker much less. */
    public Consumer<byte[], byte[]> unhurried(String group) {
        Map<String, Object> settings = sharing(group);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Of no group: every instance reads everything. */
    public Consumer<byte[], byte[]> tail() {
        return new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** For letters alone: an event that is sent past the publisher can overtake those that wait on the spool. */
    public Producer<byte[], byte[]> deadLetters() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 25_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A letter is the record as it came and some headers more.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> sharing(String group) {
        Map<String, Object> settings = reading();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        // Callers and advocates' words should not wait 45 s for a killed instance.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    private Map<String, Object> reading() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // The engine writes in transactions; what was rolled back was never decided.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }

    /** What is behind the keys may be a password. */
    @Override
    public String toString() {
        return "KafkaClients" + connection.keySet();
    }
}
