package dev.lantern.routing.simulate;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.Decision;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.Output;
import dev.lantern.routing.engine.RoutingEngine;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.LineState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** The real engine on one line, with an agenda instead of a clock. */
final class SimulatedLine {

    private final Line line;
    private final LineState state;
    private final Agenda agenda = new Agenda();
    private final List<Consumer<AssignmentEvent>> readers = new ArrayList<>();
    private Instant now;
    private long commands;

    SimulatedLine(Line line, Instant begins) {
        this.line = line;
        this.state = new LineState(line.id());
        this.now = begins;
    }

    String id() {
        return line.id();
    }

    LineState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    /** Who is told what the engine decided, in this order. A reader plans what follows, and does nothing at once. */
    void tell(Consumer<AssignmentEvent> reader) {
        readers.add(reader);
    }

    void plan(Instant at, Runnable what) {
        agenda.plan(at, what);
    }

    void planIn(long millis, Runnable what) {
        agenda.plan(now.plusMillis(millis), what);
    }

    Decision decide(Input input) {
        Decision decision = RoutingEngine.decide(state, line, input, now);
        for (Output output : decision.outputs()) {
            if (output.event() instanceof AssignmentEvent event) {
                readers.forEach(reader -> reader.accept(event));
            }
        }
        return decision;
    }

    /** Whether it was done. */
    boolean command(DeskCommand command) {
        return decide(new Input.Command(command)).events().stream()
                .noneMatch(
                        event -> event instanceof EngineEvent.CommandAnswered answered && answered.refusal() != null);
    }

    String nextCommandId() {
        return "command-" + ++commands;
    }

    /** @param progress told how much of the time has passed, from 0 to 1 */
    void runUntil(Instant end, DoubleConsumer progress) {
        Instant begun = now;
        double length = Math.max(1, Duration.between(begun, end).toMillis());
        for (Instant next = next(); next != null && next.isBefore(end); next = next()) {
            now = next.isBefore(now) ? now : next;
            // Timers that are due fire before what people do at the same instant.
            if (state.nextTimer().filter(due -> !due.isAfter(now)).isPresent()) {
                decide(new Input.Tick());
            } else {
                agenda.advance();
            }
            progress.accept(Duration.between(begun, now).toMillis() / length);
        }
        now = end;
        progress.accept(1);
    }

    private @Nullable Instant next() {
        Instant planned = agenda.next();
        Instant timer = state.nextTimer().orElse(null);
        if (planned == null || timer == null) {
            return planned == null ? timer : planned;
        }
        return timer.isAfter(planned) ? planned : timer;
    }
}
