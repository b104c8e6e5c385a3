package dev.lantern.cases.wire.kafka;

import dev.lantern.events.Decoded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted of reading the topics. */
@ApplicationScoped
class CaseMetrics {

    enum Outcome {
        APPLIED,
        /** Delivered before and applied then. */
        REPEATED,
        /** Readable, and nothing that a case keeps. */
        IGNORED
    }

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> delays = new ConcurrentHashMap<>();

    CaseMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void counted(String topic, Outcome outcome, int events) {
        if (events > 0) {
            registry.counter(
                            "lantern.cases.events",
                            "topic",
                            topic,
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT))
                    .increment(events);
        }
    }

    void deadLettered(String topic, Decoded.Reason reason) {
        registry.counter(
                        "lantern.cases.dead.letters",
                        "topic",
                        topic,
                        "reason",
                        reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** How old the latest event of a topic was when it was applied. */
    void applied(String topic, Duration old) {
        delays.computeIfAbsent(topic, name -> {
                    AtomicLong millis = new AtomicLong();
                    registry.gauge(
                            "lantern.cases.applied.age.seconds",
                            Tags.of("topic", name),
                            millis,
                            value -> value.get() / 1000.0);
                    return millis;
                })
                .set(old.toMillis());
    }

    /** Records that the broker has and the case-service has not applied. */
    void watchLag(AtomicLong records) {
        registry.gauge("lantern.cases.lag.records", records);
    }

    /** 1 while nothing is applied because the database is away. */
    void watchWaiting(Reading reading) {
        registry.gauge("lantern.cases.waiting", reading, r -> r.isWaiting() ? 1 : 0);
    }
}
