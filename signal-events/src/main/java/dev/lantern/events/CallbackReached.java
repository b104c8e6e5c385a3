package dev.lantern.events;

import java.time.Instant;

/** Who was called back has said that it is them: from now on their conversation is like any other. */
public record CallbackReached(String signalId, String threadId, String line, Channel channel, Instant occurredAt)
        implements SignalEvent {}
