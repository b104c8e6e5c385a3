package dev.lantern.routing.host;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Decoded;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.triage.Findings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What the host counts. Thread-safe. A decision that is made again after a failed commit counts again. */
public final class RoutingMeters {

    private final MeterRegistry registry;
    private final FigureMeters figures;
    private final MultiGauge waiting;
    private final MultiGauge longestWait;
    private final MultiGauge advocates;
    private final MultiGauge clockAhead;
    private final Map<String, QueueSnapshot> queues = new ConcurrentHashMap<>();
    private final Map<Integer, Duration> clocks = new ConcurrentHashMap<>();

    public RoutingMeters(MeterRegistry registry) {
        this.registry = registry;
        this.figures = new FigureMeters(registry);
        this.waiting = MultiGauge.builder("lantern.queue.waiting")
                .description("People who wait")
                .register(registry);
        this.longestWait = MultiGauge.builder("lantern.queue.longest.wait")
                .description("Of those who wait, how long the first of them has")
                .baseUnit("seconds")
                .register(registry);
        this.advocates = MultiGauge.builder("lantern.queue.advocates")
                .description("Advocates of a line by their state")
                .register(registry);
        this.clockAhead = MultiGauge.builder("lantern.routing.clock.ahead")
                .description("How far the machine's clock is ahead of engine time; beyond a moment, a clock was set")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Where the standard figures of a line go. */
    LineFigures.Sums figures(String line) {
        return figures.of(line);
    }

    void decided(Input input) {
        registry.counter("lantern.routing.decisions", "input", nameOf(input)).increment();
    }

    void written(LanternEvent event) {
        switch (event) {
            case AssignmentEvent.ConversationOffered e -> offer("made", e.line());
            case AssignmentEvent.OfferDeclined e -> offer("declined", e.line());
            case AssignmentEvent.OfferExpired e -> offer("expired", e.line());
            case AssignmentEvent.OfferRescinded e -> offer("rescinded", e.line());
            case AssignmentEvent.ConversationAssigned e ->
                registry.timer("lantern.routing.wait", "line", e.line()).record(Duration.ofMillis(e.waitedMillis()));
            case FeedEvent.CommandAnswered e ->
                registry.counter(
                                "lantern.routing.commands",
                                "line",
                                e.line(),
                                "outcome",
                                e.refusal() == null
                                        ? "DONE"
                                        : e.refusal().code().name())
                        .increment();
            // The rest is counted by who reads it.
            default -> {}
        }
    }

    /** {@code UNOPENABLE} and {@code FAILED} are always an alarm: people are ranked without what they wrote. */
    void read(String line, Findings findings) {
        if (findings.reading() != Findings.Reading.NOTHING_WRITTEN) {
            registry.counter(
                            "lantern.triage.texts",
                            "line",
                            line,
                            "reading",
                            findings.reading().name())
                    .increment();
        }
    }

    void deadLetter(String topic, Decoded.Reason reason) {
        registry.counter("lantern.dead.letters", "topic", topic, "reason", reason.name())
                .increment();
    }

    /** The engine failed: always an alarm. */
    void fault(String line) {
        registry.counter("lantern.routing.faults", "line", line).increment();
    }

    public void threadReplaced() {
        registry.counter("lantern.routing.threads.replaced").increment();
    }

    /** Readers of committed records were stuck until then: always an alarm. */
    void hangingTransaction() {
        registry.counter("lantern.routing.transactions.hanging").increment();
    }

    void queue(QueueSnapshot snapshot) {
        queues.put(snapshot.line(), snapshot);
    }

    void clock(int partition, Duration ahead) {
        clocks.put(partition, ahead);
    }

    /** Another instance has these lines now. */
    void forget(int partition, Iterable<String> lines) {
        lines.forEach(queues::remove);
        clocks.remove(partition);
        publishGauges();
    }

    synchronized void publishGauges() {
        waiting.register(rows(queues.values().stream().flatMap(RoutingMeters::waiting)), true);
        longestWait.register(
                rows(queues.values().stream()
                        .map(q -> Row.of(Tags.of("line", q.line()), q.longestWaitMillis() / 1000.0))),
                true);
        advocates.register(rows(queues.values().stream().flatMap(RoutingMeters::advocates)), true);
        clockAhead.register(
                rows(clocks.entrySet().stream()
                        .map(c -> Row.of(
                                Tags.of("partition", c.getKey().toString()),
                                c.getValue().toMillis() / 1000.0))),
                true);
    }

    private void offer(String end, String line) {
        registry.counter("lantern.routing.offers", "line", line, "end", end).increment();
    }

    private static Stream<Row<Number>> waiting(QueueSnapshot queue) {
        return queue.waiting().stream()
                .map(w -> Row.of(
                        Tags.of(
                                "line",
                                queue.line(),
                                "channel",
                                w.channel().name(),
                                "urgency",
                                w.urgency().name()),
                        w.count()));
    }

    private static Stream<Row<Number>> advocates(QueueSnapshot queue) {
        return queue.advocates().entrySet().stream()
                .map(a ->
                        Row.of(Tags.of("line", queue.line(), "state", a.getKey().name()), a.getValue()));
    }

    private static List<Row<?>> rows(Stream<? extends Row<?>> rows) {
        return List.copyOf(rows.toList());
    }

    private static String nameOf(Input input) {
        return switch (input) {
            case Input.Signal _ -> "signal";
            case Input.Command _ -> "command";
            case Input.Delivery _ -> "delivery";
            case Input.Tick _ -> "tick";
        };
    }
}
