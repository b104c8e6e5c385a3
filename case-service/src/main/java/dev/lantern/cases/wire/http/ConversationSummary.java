package dev.lantern.cases.wire.http;

import dev.lantern.cases.Conversation;
import dev.lantern.cases.Standing;
import dev.lantern.cases.Status;
import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation without anything that was said in it.
 *
 * @param assignedTo who has it, or had it when it was completed
 * @param since when its status became what it is
 */
public record ConversationSummary(
        String conversationId,
        String line,
        @Nullable Channel channel,
        @Nullable String language,
        @Nullable Urgency urgency,
        Status status,
        @Nullable String assignedTo,
        @Nullable Instant since,
        @Nullable String closeReason,
        Instant openedAt) {

    static ConversationSummary of(Conversation conversation) {
        Standing standing = conversation.standing();
        return new ConversationSummary(
                conversation.id(),
                conversation.line(),
                conversation.channel(),
                conversation.language(),
                conversation.triage().urgency(),
                standing.status(),
                standing.assignedTo(),
                standing.since(),
                standing.closeReason(),
                conversation.openedAt());
    }
}
