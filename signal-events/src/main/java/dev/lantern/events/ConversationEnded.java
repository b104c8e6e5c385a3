package dev.lantern.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The person is gone: hung up, left the chat, was silent for longer than the channel allows, or did not answer a call back.
 *
 * @param notReached what kept a call back from reaching the person; absent for other reasons, or when it is not known
 */
public record ConversationEnded(
        String signalId,
        String threadId,
        String line,
        Channel channel,
        Reason reason,
        Instant occurredAt,
        @Nullable NotReached notReached)
        implements SignalEvent {

    public enum Reason {
        HUNG_UP,
        LEFT,
        WENT_SILENT,
        NOT_REACHED,
        /** The hotline could not answer, and somebody at a backup number did. */
        ANSWERED_BY_BACKUP
    }

    /** Why somebody was not reached by a call back. */
    public enum NotReached {
        NO_ANSWER,
        BUSY,
        /** Voicemail, a fax, or another machine. */
        MACHINE,
        /** Somebody or something picked up and pressed no key. */
        NOT_CONFIRMED,
        /** The number leads nowhere. */
        NOT_IN_SERVICE,
        /** There is no number, or it is none that is called. */
        BAD_NUMBER,
        /** The provider did not make the call, however often it was asked. */
        NOT_CALLED,
        /** The provider gave no answer: their telephone may have rung. */
        UNSURE,
        /** Not within the time that they called safe. */
        OUTSIDE_SAFE_TIME,
        /** The line does not call back. */
        NOT_SET_UP
    }

    /** Of anything but a call back. */
    public ConversationEnded(
            String signalId, String threadId, String line, Channel channel, Reason reason, Instant occurredAt) {
        this(signalId, threadId, line, channel, reason, occurredAt, null);
    }
}
