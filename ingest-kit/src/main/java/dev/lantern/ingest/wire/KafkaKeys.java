package dev.lantern.ingest.wire;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** How to reach the broker: all that begins with {@code kafka.}, without that beginning. */
final class KafkaKeys {

    private static final String PREFIX = "kafka.";

    private KafkaKeys() {}

    static Map<String, String> of(Config config) {
        Map<String, String> settings = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> settings.put(name.substring(PREFIX.length()), value));
            }
        }
        return settings;
    }
}
