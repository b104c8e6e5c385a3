package dev.lantern.ingest.wire;

import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.broker.KafkaClients;
import dev.lantern.ingest.publish.Publishing;
import dev.lantern.ingest.publish.PublishingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** The one publisher of a service. Made at start: a service without a spool must not accept anything. */
public class PublishingWiring {

    @Produces
    @Singleton
    @Startup
    Publishing publishing(IngestConfig config, Config all, MeterRegistry meters) {
        return Publishing.start(
                new PublishingSettings(
                        KafkaKeys.of(all),
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

    /** Consumers and dead letters of a channel that reads topics too. */
    @Produces
    @Singleton
    KafkaClients clients(Config all) {
        return new KafkaClients(KafkaKeys.of(all));
    }
}
