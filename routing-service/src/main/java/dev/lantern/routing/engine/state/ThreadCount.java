package dev.lantern.routing.engine.state;

import dev.lantern.events.ConversationIds;

/** How many conversations a thread has had. Kept for ever: a conversation id is never given twice. */
public record ThreadCount(String threadId, int conversations) implements Entity {

    @Override
    public String key() {
        return Kinds.THREAD + "/" + threadId;
    }

    public String latestConversation() {
        return ConversationIds.of(threadId, conversations);
    }

    public String nextConversation() {
        return ConversationIds.of(threadId, conversations + 1);
    }
}
