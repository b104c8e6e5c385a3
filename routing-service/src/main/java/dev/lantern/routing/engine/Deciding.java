package dev.lantern.routing.engine;

import dev.lantern.events.RelaxationStep;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.LineState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One decision in the making: events are folded as they are decided, and told to the world as they are folded. */
final class Deciding {

    final LineState state;
    final Line line;
    final Instant now;

    private final List<EngineEvent> events = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private String causeId;
    private int caused;

    Deciding(LineState state, Line line, Instant now, String causeId) {
        this.state = state;
        this.line = line;
        this.now = now;
        this.causeId = causeId;
    }

    void emit(EngineEvent event) {
        state.apply(event);
        events.add(event);
        Translation.of(event, state, told -> outputs.add(new Output(causeId, caused++, now, told)));
    }

    /** What follows has another cause. */
    void becauseOf(String otherCauseId) {
        causeId = otherCauseId;
        caused = 0;
    }

    Instant widensAt() {
        return line.routing().relaxation().stream()
                .filter(step -> step.step() == RelaxationStep.INTERPRETER)
                .map(step -> now.plus(step.after()))
                .findFirst()
                .orElse(Instant.MAX);
    }

    Instant quietUntil() {
        return now.plus(line.routing().quietWindow());
    }

    Decision done() {
        return new Decision(events, outputs, state.takeChanges());
    }
}
