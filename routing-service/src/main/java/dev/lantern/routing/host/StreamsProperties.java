package dev.lantern.routing.host;

import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of Kafka Streams. Exactly once; quick to commit, because a person waits; and quick to fail over: what delays it
 * most is the open transaction of the dead instance, which keeps readers of committed records waiting.
 */
final class StreamsProperties {

    private StreamsProperties() {}

    static Properties of(HostSettings settings) {
        Properties all = new Properties();
        all.putAll(settings.kafka());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder().toString());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replicationFactor());
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitEvery().toMillis());
        all.put(StreamsConfig.POLL_MS_CONFIG, 5L);
        all.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        // Nobody sees a record before its transaction commits, which sends at once what still lingers: many in one
        // request.
        all.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 10);
        all.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        failOver(all, settings.sessionTimeout());
        return all;
    }

    private static void failOver(Properties all, Duration session) {
        int millis = Math.toIntExact(session.toMillis());
        all.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), millis);
        all.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), millis / 5);
        all.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), millis);
        all.put(producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), millis - 100);
        all.put(producerPrefix(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG), millis / 2);
    }
}
