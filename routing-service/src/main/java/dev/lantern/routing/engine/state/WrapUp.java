package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import java.time.Instant;

/**
 * An advocate writes up a conversation that is no longer theirs. Its place on the channel stays taken until it is over, so
 * nobody rings who still writes.
 *
 * @param startedAt when the conversation was no longer theirs
 * @param endsAt when it is over at the latest
 */
public record WrapUp(String advocateId, String conversationId, Channel channel, Instant startedAt, Instant endsAt)
        implements Entity {

    @Override
    public String key() {
        return key(advocateId, conversationId);
    }

    /** How long it has taken; never negative, whatever a clock did. */
    public long millisAt(Instant now) {
        return Math.max(0, now.toEpochMilli() - startedAt.toEpochMilli());
    }

    static String key(String advocateId, String conversationId) {
        return Kinds.WRAP_UP + "/" + advocateId + "/" + conversationId;
    }
}
