package dev.lantern.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has a conversation, if anybody, as of one of its events.
 *
 * @param assignedTo who has it; after completion who had it, because the notes are still to be written
 * @param since when it became so; absent while no event told
 * @param closeReason of a completed one
 */
public record Standing(
        Status status,
        @Nullable String assignedTo,
        @Nullable Instant since,
        @Nullable String closeReason,
        Position asOf) {

    /** Nothing is known yet: the conversation was named by an event that does not say who has it. */
    static final Standing UNKNOWN = new Standing(Status.WAITING, null, null, null, Position.START);

    /** Queueing is always a conversation's first event, so it never overrides another, whatever the clocks say. */
    static Standing queued(Instant at) {
        return new Standing(Status.WAITING, null, new Position(at, 0).at(), null, Position.START);
    }

    static Standing waiting(Position asOf) {
        return new Standing(Status.WAITING, null, asOf.at(), null, asOf);
    }

    static Standing assigned(String advocateId, Position asOf) {
        return new Standing(Status.ASSIGNED, advocateId, asOf.at(), null, asOf);
    }

    static Standing completed(@Nullable String advocateId, String reason, Position asOf) {
        return new Standing(Status.COMPLETED, advocateId, asOf.at(), reason, asOf);
    }

    static Standing abandoned(Position asOf) {
        return new Standing(Status.ABANDONED, null, asOf.at(), null, asOf);
    }

    Standing orLater(Standing other) {
        return other.asOf.compareTo(asOf) >= 0 ? other : this;
    }
}
