package dev.lantern.events;

import java.time.Instant;

/**
 * The person would rather be called back than wait: they keep their place, and nobody rings outside the time they called
 * safe.
 *
 * @param voicemail whether something may be said to a machine
 */
public record CallbackAsked(
        String signalId,
        String threadId,
        String line,
        Channel channel,
        Instant notBefore,
        Instant notAfter,
        boolean voicemail,
        Instant occurredAt)
        implements SignalEvent {}
