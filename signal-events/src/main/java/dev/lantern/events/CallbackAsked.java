package dev.lantern.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The person would rather be called back than wait: they keep their place, and nobody rings outside the time they called
 * safe.
 *
 * @param voicemail whether something may be said to a machine
 * @param to where it is safe to call, E.164, sealed to {@link Reader#DESK}, field {@code callback.to}; absent: the number
 *     they called from
 */
public record CallbackAsked(
        String signalId,
        String threadId,
        String line,
        Channel channel,
        Instant notBefore,
        Instant notAfter,
        boolean voicemail,
        Instant occurredAt,
        @Nullable Sealed to)
        implements SignalEvent {

    /** At the number they called from. */
    public CallbackAsked(
            String signalId,
            String threadId,
            String line,
            Channel channel,
            Instant notBefore,
            Instant notAfter,
            boolean voicemail,
            Instant occurredAt) {
        this(signalId, threadId, line, channel, notBefore, notAfter, voicemail, occurredAt, null);
    }
}
