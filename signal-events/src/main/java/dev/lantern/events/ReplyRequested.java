package dev.lantern.events;

import java.time.Instant;

/**
 * Send this to the person. Written by the routing engine, which checked that the author is assigned.
 *
 * @param replyId the id of the command that asked for it
 * @param author the advocate, or {@code system}
 * @param from our own number or address
 * @param to sealed to the channel's reader, field {@code reply.to}
 * @param text sealed to the channel's reader, field {@code reply.text}
 * @param copy the same text sealed to {@link Reader#DESK}, field {@code reply.copy}, for the case
 */
public record ReplyRequested(
        String replyId,
        String conversationId,
        String line,
        Channel channel,
        String author,
        String from,
        Sealed to,
        Sealed text,
        Sealed copy,
        Instant requestedAt)
        implements ReplyEvent {

    public String threadId() {
        return ConversationIds.threadOf(conversationId);
    }

    @Override
    public String key() {
        return threadId();
    }

    @Override
    public String subject() {
        return conversationId;
    }
}
