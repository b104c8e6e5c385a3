package dev.lantern.ingest.wire;

import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.publish.Publishing;
import dev.lantern.ingest.publish.PublishingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The one publisher of a service. Made at start: a service without a spool must not accept anything. */
public class PublishingWiring {

    private static final String KAFKA = "kafka.";

    @Produces
    @Singleton
    @Startup
    Publishing publishing(IngestConfig config, Config all, MeterRegistry meters) {
        return Publishing.start(
                new PublishingSettings(
                        kafka(all),
                        config.topicsPartitions(),
                        config.publishBudget(),
                        config.spoolFolder(),
                        config.spoolMaxSize().asLongValue()),
                meters,
                InstantSource.system());
    }

    /** After the HTTP server: what it still answers can still be published. */
    void stop(@Disposes Publishing publishing) {
        publishing.close();
    }

    @Produces
    @Singleton
    SignalPublisher publisher(Publishing publishing) {
        return publishing.publisher();
    }

    private static Map<String, String> kafka(Config config) {
        Map<String, String> settings = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(KAFKA)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> settings.put(name.substring(KAFKA.length()), value));
            }
        }
        return settings;
    }
}
