package dev.lantern.events;

import java.time.Instant;

/**
 * Whoever has the conversation could not be connected with the person, who is still on the line: routing gives it to
 * somebody else, unless somebody else has it already.
 */
public record AdvocateNotReached(
        String signalId,
        String threadId,
        String line,
        Channel channel,
        String advocateId,
        Reason reason,
        Instant occurredAt)
        implements SignalEvent {

    public enum Reason {
        /** Their telephone rang and was not answered. */
        NO_ANSWER,
        /** They are on another call, or refused this one. */
        BUSY,
        /** Somebody or something answered their telephone and pressed no key, as voicemail does. */
        NOT_CONFIRMED,
        /** The provider did not call them, however often it was asked. */
        NOT_CALLED,
        /** They were connected, and their line broke off while they still had the conversation. */
        LINE_LOST
    }
}
