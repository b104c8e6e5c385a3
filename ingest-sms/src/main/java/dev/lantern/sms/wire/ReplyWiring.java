package dev.lantern.sms.wire;

import dev.lantern.events.EventCodec;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.broker.KafkaClients;
import dev.lantern.ingest.consume.DeadLetterTopic;
import dev.lantern.ingest.consume.KeyedConsumer;
import dev.lantern.ingest.wire.IngestConfig;
import dev.lantern.sms.replies.ReplyRecords;
import dev.lantern.sms.replies.SendReply;
import dev.lantern.sms.replies.TwilioMessages;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** Runs the consumer of replies for as long as the service runs, and tells whether it gets on. */
@Liveness
@Singleton
public class ReplyWiring implements HealthCheck {

    /** So many that answers are found behind automatic texts that wait for their turn. */
    private static final int UNDER_WAY = 5_000;

    private final KeyedConsumer consumer;
    private final Producer<byte[], byte[]> deadLetters;

    ReplyWiring(
            SmsSettings settings,
            IngestConfig ingest,
            KafkaClients kafka,
            Keyring keys,
            SignalPublisher publisher,
            MeterRegistry metrics) {
        EventCodec codec = new EventCodec(ingest.topicsPartitions());
        SmsConfig.Twilio twilio = settings.twilio();
        SendReply sendReply = SendReply.through(
                new TwilioMessages(
                        settings.access().apiUrl(),
                        settings.access().accountSid(),
                        settings.access().authTokens().getFirst(),
                        twilio.connectTimeout(),
                        twilio.requestTimeout()),
                keys.opener(),
                settings.access().publicUrl(),
                new SendReply.Limits(
                        twilio.giveUpAfter(),
                        settings.sms().tooLateAfter(),
                        twilio.settle(),
                        SendReply.Limits.FIRST_PAUSE,
                        SendReply.Limits.LONGEST_PAUSE,
                        twilio.parallel(),
                        twilio.perNumberPerSecond()));
        this.deadLetters = kafka.deadLetters();
        this.consumer = new KeyedConsumer(
                Topics.REPLIES,
                () -> kafka.consumer("ingest-sms"),
                new ReplyRecords(codec, sendReply, publisher, new DeadLetterTopic(deadLetters, codec), metrics),
                new KeyedConsumer.Limits(
                        UNDER_WAY,
                        twilio.connectTimeout().plus(twilio.requestTimeout()).plusSeconds(2),
                        settings.stuckAfter()));
        metrics.gauge("lantern.replies.under.way", consumer, KeyedConsumer::underWay);
        metrics.gauge("lantern.replies.provider.rests", sendReply, sender -> sender.providerRests() ? 1 : 0);
    }

    void start(@Observes StartupEvent event) {
        consumer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        consumer.close();
        deadLetters.close(Duration.ofSeconds(5));
    }

    @Override
    public HealthCheckResponse call() {
        @Nullable String stuck = consumer.stuck().orElse(null);
        return stuck == null
                ? HealthCheckResponse.up("replies")
                : HealthCheckResponse.named("replies")
                        .down()
                        .withData("reason", stuck)
                        .build();
    }
}
