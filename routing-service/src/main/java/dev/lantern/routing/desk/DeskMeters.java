package dev.lantern.routing.desk;

import dev.lantern.events.Decoded;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What the desk counts. Thread-safe. */
public final class DeskMeters {

    private final MeterRegistry registry;

    public DeskMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void streamsOf(FeedHub hub) {
        Gauge.builder("lantern.desk.streams", hub, FeedHub::streams)
                .description("Desk streams that are open")
                .register(registry);
    }

    void streamEnded(StreamEnd why) {
        registry.counter("lantern.desk.streams.ended", "reason", why.name()).increment();
    }

    void asked(String command, CommandOutcome outcome, Duration took) {
        registry.timer("lantern.desk.commands", "command", command, "outcome", nameOf(outcome))
                .record(took);
    }

    void deadLetter(String topic, Decoded.Reason reason) {
        registry.counter("lantern.dead.letters", "topic", topic, "reason", reason.name())
                .increment();
    }

    private static String nameOf(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done _ -> "done";
            case CommandOutcome.Refused _ -> "refused";
            case CommandOutcome.Unanswered _ -> "unanswered";
            case CommandOutcome.NotTaken _ -> "not-taken";
        };
    }
}
