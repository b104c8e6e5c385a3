package dev.lantern.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of somebody's telephone in the room of a call. Reports may come twice and out of order.
 *
 * @param participant the advocate's id, or the party's, see {@link Participant}
 * @param legId the provider's id of their telephone call
 * @param code the provider's, of what failed
 * @param offerId of the offer with which their telephone rings; absent when they are in the conversation already
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
        Instant occurredAt,
        @Nullable String offerId)
        implements SignalEvent {

    /** Of somebody who is in the conversation. */
    public ParticipantReported(
            String signalId,
            String threadId,
            String line,
            Channel channel,
            String participant,
            State state,
            @Nullable String legId,
            @Nullable String code,
            Instant occurredAt) {
        this(signalId, threadId, line, channel, participant, state, legId, code, occurredAt, null);
    }

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
