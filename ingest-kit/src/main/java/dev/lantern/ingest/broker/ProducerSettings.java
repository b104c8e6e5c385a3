package dev.lantern.ingest.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How the producer is set. Acknowledged means by all in-sync replicas; idempotence keeps the order of a partition
 * through the producer's own retries; nothing waits for company ({@code linger.ms=0}); and every attempt ends with the
 * budget, so that a late copy of an event follows its spooled one by seconds at most.
 */
final class ProducerSettings {

    private ProducerSettings() {}

    /** @param operators connection settings such as {@code bootstrap.servers} and {@code security.protocol} */
    static Map<String, Object> of(Map<String, String> operators, Duration budget) {
        Map<String, Object> settings = new HashMap<>();
        operators.forEach((key, value) -> {
            if (ProducerConfig.configNames().contains(key)) {
                settings.put(key, value);
            }
        });
        int millis = Math.toIntExact(budget.toMillis());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Sealed values do not compress.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, millis);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 20);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "lantern-ingest");
        return settings;
    }
}
