package dev.lantern.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of somebody's telephone in the room of a call. Reports may come twice and out of order.
 *
 * @param participant the advocate's id, or the party's, see {@link Participant}
 * @param legId the provider's id of their telephone call
 * @param code the provider's, of what failed
 */
public record ParticipantReported(
        String signalId,
        String threadId,
        String line,
        Channel channel,
        String participant,
        State state,
        @Nullable String legId,
        @Nullable String code,
        Instant occurredAt)
        implements SignalEvent {

    public enum State {
        RINGING,
        JOINED,
        LEFT,
        /** They did not answer, or were busy. */
        NOT_REACHED,
        /** The provider did not call them, however often it was asked. */
        FAILED
    }
}
