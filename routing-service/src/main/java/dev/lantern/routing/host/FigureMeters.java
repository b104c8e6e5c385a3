package dev.lantern.routing.host;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * The standard figures of contact centres, as counters from which a monitoring system computes rates over any time and any
 * set of instances. Formulas, for lines, channels and urgencies alike:
 *
 * <ul>
 *   <li>average speed of answer = answer seconds sum / answer seconds count
 *   <li>abandonment = abandonment seconds count / queued
 *   <li>service level = answered in time / queued
 *   <li>average handle time = (talk seconds + wrap-up seconds) / handled
 *   <li>occupancy (of a line) = advocate seconds of TALK and WRAP_UP / those of TALK, WRAP_UP and IDLE
 * </ul>
 */
final class FigureMeters {

    /** So that a service level within any of these can be computed, whatever the line's own threshold is. */
    private static final Duration[] THRESHOLDS = {
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15)
    };

    private final MeterRegistry registry;

    FigureMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    LineFigures.Sums of(String line) {
        return new OfLine(line);
    }

    private final class OfLine implements LineFigures.Sums {

        private final String line;

        OfLine(String line) {
            this.line = line;
        }

        @Override
        public void queued(LineFigures.Kind kind) {
            counter(
                            "queued",
                            "Conversations that began to wait; the denominator of abandonment and service level",
                            kind)
                    .increment();
        }

        @Override
        public void answered(LineFigures.Kind kind, Duration waited, boolean inTime) {
            Timer.builder("lantern.conversations.answer")
                    .description("Speed of answer: how long those who were answered waited in the queue;"
                            + " average speed of answer = sum / count")
                    .tags(tags(kind))
                    .serviceLevelObjectives(THRESHOLDS)
                    .register(registry)
                    .record(waited);
            if (inTime) {
                counter("answered.in.time", "Answered within the line's threshold; service level = this / queued", kind)
                        .increment();
            }
        }

        @Override
        public void abandoned(LineFigures.Kind kind, Duration waited) {
            Timer.builder("lantern.conversations.abandonment")
                    .description("How long those waited who were gone before an advocate came;"
                            + " abandonment = count / queued")
                    .tags(tags(kind))
                    .register(registry)
                    .record(waited);
        }

        @Override
        public void answeredElsewhere(LineFigures.Kind kind) {
            counter(
                            "answered.by.backup",
                            "Ended because somebody at a backup number answered: neither answered by us nor abandoned",
                            kind)
                    .increment();
        }

        @Override
        public void handled(LineFigures.Kind kind) {
            counter("handled", "Conversations completed by an advocate; the denominator of handle time", kind)
                    .increment();
        }

        @Override
        public void talk(LineFigures.Kind kind, double seconds) {
            seconds("talk", "Time that advocates had conversations, summed over conversations", kind)
                    .increment(seconds);
        }

        @Override
        public void wrapUp(LineFigures.Kind kind, double seconds) {
            seconds("wrap.up", "Time that advocates wrote up conversations, summed over conversations", kind)
                    .increment(seconds);
        }

        @Override
        public void spent(LineFigures.Activity activity, double seconds) {
            Counter.builder("lantern.advocates.time")
                    .description("What signed-in advocates spent their time on;"
                            + " occupancy = (TALK + WRAP_UP) / (TALK + WRAP_UP + IDLE)")
                    .baseUnit("seconds")
                    .tags("line", line, "activity", activity.name())
                    .register(registry)
                    .increment(seconds);
        }

        private Counter counter(String what, String description, LineFigures.Kind kind) {
            return Counter.builder("lantern.conversations." + what)
                    .description(description)
                    .tags(tags(kind))
                    .register(registry);
        }

        private Counter seconds(String what, String description, LineFigures.Kind kind) {
            return Counter.builder("lantern.conversations." + what)
                    .description(description + "; average handle time = (talk + wrap-up) / handled")
                    .baseUnit("seconds")
                    .tags(tags(kind))
                    .register(registry);
        }

        private Tags tags(LineFigures.Kind kind) {
            return Tags.of(
                    "line",
                    line,
                    "channel",
                    kind.channel().name(),
                    "urgency",
                    kind.urgency().name());
        }
    }
}
