package dev.lantern.ingest.publish;

import dev.lantern.events.Envelope;
import dev.lantern.events.LanternEvent;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.spool.Spool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;

/** Counts and times what a publisher does, and shows the state of its spool. */
final class MeteredPublisher implements SignalPublisher {

    private final SignalPublisher publisher;
    private final Outcome onBroker;
    private final Outcome onSpool;
    private final Outcome refused;

    MeteredPublisher(SignalPublisher publisher, Spool spool, MeterRegistry meters, InstantSource clock) {
        this.publisher = publisher;
        this.onBroker = new Outcome(meters, "broker");
        this.onSpool = new Outcome(meters, "spool");
        this.refused = new Outcome(meters, "refused");
        Gauge.builder("lantern.spool.events", spool, s -> s.state().events())
                .description("Accepted and not yet on the broker")
                .register(meters);
        Gauge.builder("lantern.spool.oldest.age", spool, s -> seconds(s.state().age(clock.instant())))
                .description("How long the first of them has been waiting")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("lantern.spool.quarantined", spool, s -> s.state().quarantined())
                .description("Rows that could not be sent and wait for somebody to look at them")
                .register(meters);
        Gauge.builder("lantern.spool.damaged.files", spool, s -> s.state().damagedFiles())
                .description("Spool files that were moved aside")
                .register(meters);
    }

    @Override
    public Publication publish(Envelope<? extends LanternEvent> event) {
        long start = System.nanoTime();
        Publication publication = publisher.publish(event);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        switch (publication) {
            case Publication.OnBroker broker -> onBroker.count(took);
            case Publication.OnSpool spool -> onSpool.count(took);
            case Publication.Refused nowhere -> refused.count(took);
        }
        return publication;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static final class Outcome {
        private final io.micrometer.core.instrument.Counter published;
        private final Timer latency;

        Outcome(MeterRegistry meters, String name) {
            this.published = meters.counter("lantern.published", "outcome", name);
            this.latency = Timer.builder("lantern.publish.latency")
                    .description("From the call until the event was durable or refused")
                    .tag("outcome", name)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofSeconds(5))
                    .register(meters);
        }

        void count(Duration took) {
            published.increment();
            latency.record(took);
        }
    }
}
