package dev.lantern.voice.wire;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Topics;
import dev.lantern.ingest.broker.KafkaClients;
import dev.lantern.ingest.consume.DeadLetterTopic;
import dev.lantern.ingest.consume.KeyedConsumer;
import dev.lantern.ingest.wire.IngestConfig;
import dev.lantern.voice.callback.CallPerson;
import dev.lantern.voice.connect.ConnectCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** Carries out decisions for as long as the service runs, each at one instance, and tells whether it gets on. */
@Liveness
@Singleton
public class ConnectWiring implements HealthCheck {

    private static final int UNDER_WAY = 1_000;

    private final EventCodec codec;
    private final ConnectCall connect;
    private final CallPerson people;
    private final KeyedConsumer consumer;
    private final Producer<byte[], byte[]> deadLetters;
    private final DeadLetterTopic unreadable;

    ConnectWiring(
            VoiceSettings settings,
            IngestConfig ingest,
            KafkaClients kafka,
            ConnectCall connect,
            CallPerson people,
            MeterRegistry meters) {
        this.codec = new EventCodec(ingest.topicsPartitions());
        this.connect = connect;
        this.people = people;
        this.deadLetters = kafka.deadLetters();
        this.unreadable = new DeadLetterTopic(deadLetters, codec);
        VoiceConfig.Twilio twilio = settings.twilio();
        this.consumer = new KeyedConsumer(
                Topics.ASSIGNMENTS,
                () -> kafka.consumer("ingest-voice"),
                this::handle,
                new KeyedConsumer.Limits(
                        UNDER_WAY,
                        twilio.connectTimeout().plus(twilio.requestTimeout()),
                        // One decision is a few requests, each tried for so long.
                        twilio.giveUpAfter().multipliedBy(4).plus(Duration.ofMinutes(1))));
        meters.gauge("lantern.calls.decisions.under.way", consumer, KeyedConsumer::underWay);
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
                ? HealthCheckResponse.up("decisions")
                : HealthCheckResponse.named("decisions")
                        .down()
                        .withData("reason", stuck)
                        .build();
    }

    private void handle(ConsumerRecord<byte[], byte[]> record, boolean maybeAgain, BooleanSupplier stillOurs)
            throws InterruptedException {
        switch (codec.decode(record.headers(), record.value())) {
            case Decoded.Unreadable why -> unreadable.keep(record, why);
            case Decoded.Event decoded -> {
                switch (decoded.envelope().event()) {
                    case AssignmentEvent.CallbackDue due -> people.carryOut(due);
                    case AssignmentEvent decision -> connect.carryOut(decision);
                    default -> {}
                }
            }
        }
    }
}
