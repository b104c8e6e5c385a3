package dev.lantern.routing.engine.state;

import dev.lantern.events.FeedEvent.DeliveryState;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of one answer to a person.
 *
 * @param author who wrote it, or {@link #SYSTEM}; absent while only a status of it is known, which then waits for it
 * @param arrived the parts of it that the person has, as long as some are missing
 * @param at when it, or its first status, came
 */
public record Reply(
        String replyId,
        String conversationId,
        @Nullable String author,
        DeliveryState state,
        @Nullable String explanation,
        Set<Integer> arrived,
        Instant at)
        implements Entity {

    /** What was stored before parts were counted has none. */
    @SuppressWarnings("ConstantValue")
    public Reply {
        arrived = arrived == null ? Set.of() : Set.copyOf(arrived);
    }

    /** The author of what the line itself says. */
    public static final String SYSTEM = "system";

    @Override
    public String key() {
        return Kinds.REPLY + "/" + replyId;
    }

    /** A status never regresses, and a terminal one stays. */
    public boolean advancesTo(DeliveryState later) {
        return order(later) > order(state);
    }

    Reply became(DeliveryState later, @Nullable String why) {
        return new Reply(replyId, conversationId, author, later, why, arrived, at);
    }

    Reply has(int part) {
        Set<Integer> more = new TreeSet<>(arrived);
        more.add(part);
        return new Reply(replyId, conversationId, author, state, explanation, more, at);
    }

    private static int order(DeliveryState state) {
        return switch (state) {
            case QUEUED -> 0;
            case ACCEPTED -> 1;
            case DELIVERED, FAILED -> 2;
        };
    }
}
