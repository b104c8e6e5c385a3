package dev.lantern.events;

import java.time.Instant;

/** The person is gone: hung up, left the chat, was silent for longer than the channel allows, or did not answer a call back. */
public record ConversationEnded(
        String signalId, String threadId, String line, Channel channel, Reason reason, Instant occurredAt)
        implements SignalEvent {

    public enum Reason {
        HUNG_UP,
        LEFT,
        WENT_SILENT,
        NOT_REACHED,
        /** The hotline could not answer, and somebody at a backup number did. */
        ANSWERED_BY_BACKUP
    }
}
