package dev.lantern.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * Where an event stands among those of its conversation: by time, and within one moment by its place in the topic.
 *
 * @param at in whole microseconds, which is what the store keeps
 */
public record Position(Instant at, long offset) implements Comparable<Position> {

    /** Before every event. */
    public static final Position START = new Position(Instant.EPOCH, -1);

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::at).thenComparingLong(Position::offset);

    public Position {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
