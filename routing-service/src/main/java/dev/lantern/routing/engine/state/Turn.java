package dev.lantern.routing.engine.state;

import dev.lantern.events.RelaxationStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The place of a conversation in the queue.
 *
 * @param queuedAt what the place is counted from; kept through offers, declines and transfers
 * @param since when the present wait began: a transfer back to the queue begins a new one at the old place
 * @param arrival the order among those of the same instant
 * @param step how far the search is widened
 * @param widensAt when it is widened further, {@link #NEVER} when it is not
 * @param heldUntil when the line opens; until then nobody is asked. Absent when it was open
 * @param answered whether an advocate has had it since {@code queuedAt}
 */
public record Turn(
        Instant queuedAt,
        Instant since,
        long arrival,
        @Nullable RelaxationStep step,
        Instant widensAt,
        @Nullable Instant heldUntil,
        boolean answered) {

    /** A time that does not come. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** What was stored before there were steps has none. */
    public Turn {
        step = step == null ? RelaxationStep.ALL : step;
        widensAt = widensAt.equals(NEVER) ? NEVER : widensAt;
    }

    @Override
    public RelaxationStep step() {
        return step == null ? RelaxationStep.ALL : step;
    }

    static Turn begun(Instant at, long arrival, Instant widensAt) {
        return new Turn(at, at, arrival, RelaxationStep.ALL, widensAt, null, false);
    }

    Turn againFrom(Instant at, Instant widensAt) {
        return new Turn(
                queuedAt, at, arrival, step, step == RelaxationStep.ALL ? widensAt : this.widensAt, null, answered);
    }

    /** The place of another turn of the same person. */
    Turn inPlaceOf(Turn other) {
        return new Turn(other.queuedAt, since, other.arrival, step, widensAt, heldUntil, answered || other.answered);
    }

    Turn relaxed(RelaxationStep wider, Instant next) {
        return new Turn(queuedAt, since, arrival, wider, next, heldUntil, answered);
    }

    Turn held(Instant until) {
        return new Turn(queuedAt, since, arrival, step, NEVER, until, answered);
    }

    Turn released(Instant next) {
        return new Turn(queuedAt, since, arrival, step, next, null, answered);
    }

    Turn ended() {
        return new Turn(queuedAt, since, arrival, step, widensAt, heldUntil, true);
    }

    /** How long the present wait has been; never negative, whatever a clock did. */
    public long millisAt(Instant now) {
        return Math.max(0, now.toEpochMilli() - since.toEpochMilli());
    }
}
