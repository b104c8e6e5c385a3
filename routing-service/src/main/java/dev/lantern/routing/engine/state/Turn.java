package dev.lantern.routing.engine.state;

import java.time.Instant;

/**
 * The place of a conversation in the queue.
 *
 * @param queuedAt what the place is counted from; kept through offers, declines and transfers
 * @param since when the present wait began: a transfer back to the queue begins a new one at the old place
 * @param arrival the order among those of the same instant
 * @param widensAt when any advocate may help, language or not
 * @param anyLanguage whether that moment has come
 * @param answered whether an advocate has had it since {@code queuedAt}
 */
public record Turn(
        Instant queuedAt, Instant since, long arrival, Instant widensAt, boolean anyLanguage, boolean answered) {

    static Turn begun(Instant at, long arrival, Instant widensAt) {
        return new Turn(at, at, arrival, widensAt, false, false);
    }

    Turn againFrom(Instant at, Instant widensAt) {
        return new Turn(queuedAt, at, arrival, widensAt, anyLanguage, answered);
    }

    Turn widened() {
        return new Turn(queuedAt, since, arrival, widensAt, true, answered);
    }

    Turn ended() {
        return new Turn(queuedAt, since, arrival, widensAt, anyLanguage, true);
    }

    /** How long the present wait has been; never negative, whatever a clock did. */
    public long millisAt(Instant now) {
        return Math.max(0, now.toEpochMilli() - since.toEpochMilli());
    }
}
