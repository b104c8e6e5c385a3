package dev.lantern.events;

import java.time.Instant;

/**
 * Who was called back has said that it is them: from now on their conversation is like any other.
 *
 * @param callSid the provider's id of the call on which they are; it says nothing of a person
 */
public record CallbackReached(
        String signalId, String threadId, String line, Channel channel, Instant occurredAt, String callSid)
        implements SignalEvent {}
