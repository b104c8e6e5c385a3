package dev.lantern.sms.wire;

import dev.lantern.attachments.SealedAttachments;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.broker.KafkaClients;
import dev.lantern.ingest.consume.KeyedConsumer;
import dev.lantern.ingest.wire.IngestConfig;
import dev.lantern.sms.media.MediaRecords;
import dev.lantern.sms.media.MediaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** Runs the fetching of pictures for as long as the service runs, and tells whether it gets on. */
@Liveness
@Singleton
public class MediaWiring implements HealthCheck {

    private static final String GROUP = "ingest-sms-media";

    /** Nearly all are texts without pictures, done at once. */
    private static final int UNDER_WAY = 1_000;

    private static final int MOST_FILES_OF_A_TEXT = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final MediaRecords records;
    private final KeyedConsumer consumer;

    MediaWiring(
            SmsSettings settings,
            IngestConfig ingest,
            KafkaClients kafka,
            Keyring keys,
            SignalPublisher publisher,
            InstantSource clock,
            MeterRegistry metrics) {
        SmsConfig.Twilio twilio = settings.twilio();
        SmsConfig.Media media = settings.media();
        this.records = MediaRecords.through(
                new EventCodec(ingest.topicsPartitions()),
                new MediaSettings(
                        settings.access().apiUrl(),
                        settings.access().accountSid(),
                        settings.access().authTokens().getFirst(),
                        media.hosts(),
                        (int) media.maxSize().asLongValue(),
                        twilio.connectTimeout(),
                        media.requestTimeout(),
                        media.giveUpAfter(),
                        FIRST_PAUSE,
                        LONGEST_PAUSE),
                new SealedAttachments(settings.attachments().open()),
                keys.sealer(),
                publisher,
                clock,
                metrics);
        this.consumer = new KeyedConsumer(
                Topics.SIGNALS,
                () -> kafka.unhurried(GROUP),
                records,
                new KeyedConsumer.Limits(
                        UNDER_WAY,
                        twilio.connectTimeout().plusSeconds(2),
                        // Each file is tried so long, and deleting it too.
                        media.giveUpAfter()
                                .multipliedBy(2 * MOST_FILES_OF_A_TEXT)
                                .plus(media.requestTimeout().multipliedBy(4))));
        metrics.gauge("lantern.media.under.way", consumer, KeyedConsumer::underWay);
    }

    void start(@Observes StartupEvent event) {
        consumer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        consumer.close();
        records.close();
    }

    @Override
    public HealthCheckResponse call() {
        @Nullable String stuck = consumer.stuck().orElse(null);
        return stuck == null
                ? HealthCheckResponse.up("media")
                : HealthCheckResponse.named("media")
                        .down()
                        .withData("reason", stuck)
                        .build();
    }
}
