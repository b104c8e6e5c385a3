package dev.lantern.routing.engine.state;

import dev.lantern.events.QueueSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the engine remembers of one line. Not thread-safe: a line has one sequential writer. */
public final class LineState {

    private final String line;

    public LineState(String line) {
        this.line = line;
    }

    /** The state that stored these records, all indexes included; their order does not matter. */
    public static LineState restore(String line, Iterable<? extends Entity> entities) {
        throw new UnsupportedOperationException("lands next");
    }

    public String line() {
        return line;
    }

    /** Folds one event; recovery and replay do nothing else. */
    public void apply(EngineEvent event) {
        throw new UnsupportedOperationException("lands next");
    }

    /** The records that changed since this was last asked. */
    public List<Change> takeChanges() {
        throw new UnsupportedOperationException("lands next");
    }

    /** When the next {@code Tick} has something to do; it may be in the past. */
    public Optional<Instant> nextTimer() {
        throw new UnsupportedOperationException("lands next");
    }

    /** How the line stands; cheap enough for every second. */
    public QueueSnapshot snapshot(Instant now) {
        throw new UnsupportedOperationException("lands next");
    }
}
