package dev.lantern.routing.host;

import dev.lantern.events.QueueSnapshot;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.RoutingEngine;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.host.LineDecider.Decided;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The lines of one task: their states, and each decision stored before it is handed on. Not thread-safe. */
final class TaskLines {

    private static final Logger LOG = Logger.getLogger(TaskLines.class);

    /** Timers of a line on which the engine failed rest so long, lest it fail ten times a second. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final LineStore store;
    private final KnownLines known;
    private final LineDecider decider;
    private final EngineClock clock;
    private final RoutingMeters meters;
    private final Map<String, LineState> states = new HashMap<>();
    private final Map<String, LineFigures> figures = new HashMap<>();
    private final Map<String, Instant> resting = new HashMap<>();

    TaskLines(LineStore store, KnownLines known, LineDecider decider, EngineClock clock, RoutingMeters meters) {
        this.store = store;
        this.known = known;
        this.decider = decider;
        this.clock = clock;
        this.meters = meters;
        store.readAll().forEach((line, stored) -> {
            states.put(line, stored.state());
            clock.notBefore(stored.decidedAt());
        });
        states.forEach((line, state) -> figures.put(line, figures(line, state)));
    }

    Iterable<String> lines() {
        return states.keySet();
    }

    boolean knows(String line) {
        return known.of(line).isPresent();
    }

    /** Empty when the engine failed on it; the line then stands as it did before. */
    Optional<Decided> decide(String line, Input input, @Nullable String traceParent) {
        Line settings = known.of(line).orElseThrow();
        Instant now = clock.now();
        Decided decided;
        LineStore.Written written;
        try {
            decided = decider.decide(state(line), settings, input, now, traceParent);
            written = store.write(line, decided.changes(), now);
        } catch (RuntimeException e) {
            fault(line, input.causeId(), e);
            states.put(line, store.read(line));
            return Optional.empty();
        }
        if (!decided.nothing()) {
            store.put(written);
            meters.decided(input);
            decided.events().forEach(meters::written);
            figuresOf(line)
                    .decided(
                            decided.changes(),
                            decided.events(),
                            settings.routing().serviceLevelThreshold(),
                            now);
        }
        return Optional.of(decided);
    }

    /**
     * Fires what is due.
     *
     * @param lag for how long a record may have lain unread
     */
    void tick(Duration lag, Consumer<Decided> then) {
        Instant now = clock.now();
        Instant readUpTo = now.minus(lag);
        resting.values().removeIf(until -> !until.isAfter(now));
        for (String line : due(readUpTo)) {
            Optional<Decided> decided = decide(line, new Input.Tick(readUpTo), null);
            decided.ifPresentOrElse(then, () -> resting.put(line, now.plus(REST)));
        }
    }

    private List<String> due(Instant upTo) {
        List<String> due = new ArrayList<>();
        states.forEach((line, state) -> {
            boolean rings = state.nextTimer().filter(at -> !at.isAfter(upTo)).isPresent();
            if (rings && !resting.containsKey(line) && knows(line)) {
                due.add(line);
            }
        });
        return due;
    }

    /** @param ours the lines that belong into this task */
    List<QueueSnapshot> snapshots(Predicate<String> ours) {
        known.all().stream().map(Line::id).filter(ours).forEach(this::state);
        Instant now = clock.now();
        figures.values().forEach(one -> one.pass(now));
        return states.values().stream().flatMap(state -> snapshot(state, now)).toList();
    }

    private Stream<QueueSnapshot> snapshot(LineState state, Instant now) {
        try {
            return Stream.of(known.of(state.line())
                    .map(line -> RoutingEngine.snapshot(state, line, now))
                    .orElseGet(() -> state.snapshot(now)));
        } catch (RuntimeException e) {
            fault(state.line(), "queue-snapshot", e);
            return Stream.empty();
        }
    }

    private LineState state(String line) {
        LineState known = states.get(line);
        if (known != null) {
            return known;
        }
        LineState fresh = new LineState(line);
        states.put(line, fresh);
        figures.put(line, figures(line, fresh));
        return fresh;
    }

    /** Made with the state. */
    private LineFigures figuresOf(String line) {
        LineFigures known = figures.get(line);
        if (known == null) {
            throw new IllegalStateException("every line with a state has figures");
        }
        return known;
    }

    private LineFigures figures(String line, LineState state) {
        return new LineFigures(meters.figures(line), state.entities(), clock.now());
    }

    /** Without the message, which may quote what the engine worked on. */
    private void fault(String line, String cause, RuntimeException e) {
        LOG.errorf(
                "the engine failed: line=%s cause=%s error=%s at=%s",
                line, cause, e.getClass().getName(), placeOf(e));
        meters.fault(line);
    }

    private static String placeOf(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0].toString();
    }
}
