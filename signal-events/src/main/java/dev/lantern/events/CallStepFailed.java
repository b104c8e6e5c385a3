package dev.lantern.events;

import java.time.Instant;

/**
 * What an advocate asked for in a call could not be done, however often the provider was asked: it is as it was before.
 *
 * @param advocateId who asked for it
 * @param code the provider's, or Lantern's own where the provider was never reached
 */
public record CallStepFailed(
        String signalId,
        String threadId,
        String line,
        Channel channel,
        String advocateId,
        Step step,
        String code,
        Instant occurredAt)
        implements SignalEvent {

    public enum Step {
        HOLD,
        RESUME,
        MUTE,
        UNMUTE,
        WHISPER,
        LISTEN,
        REMOVE
    }
}
