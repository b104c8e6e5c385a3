package dev.lantern.routing.engine.state;

import dev.lantern.events.ConversationIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many conversations a thread has had. Kept for ever: a conversation id is never given twice.
 *
 * @param lastAdvocate who had the last that is forgotten; absent when nobody had
 * @param quietUntil when its quiet window was over
 */
public record ThreadCount(
        String threadId,
        int conversations,
        @Nullable String lastAdvocate,
        @Nullable Instant quietUntil) implements Entity {

    static ThreadCount none(String threadId) {
        return new ThreadCount(threadId, 0, null, null);
    }

    @Override
    public String key() {
        return Kinds.THREAD + "/" + threadId;
    }

    ThreadCount withOneMore() {
        return new ThreadCount(threadId, conversations + 1, null, null);
    }

    ThreadCount had(String advocateId, Instant quietUntil) {
        return new ThreadCount(threadId, conversations, advocateId, quietUntil);
    }

    public String latestConversation() {
        return ConversationIds.of(threadId, conversations);
    }

    public String nextConversation() {
        return ConversationIds.of(threadId, conversations + 1);
    }
}
