package dev.lantern.routing.desk;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.FeedEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed event as it is sent to its advocate.
 *
 * @param kind the event name of the stream
 * @param data what becomes its JSON
 */
public record ShownEvent(String kind, Object data) {

    record ConversationOpened(String line, ShownConversation conversation, Instant at) {}

    record MessageArrived(String line, String conversationId, ShownMessage message, Instant at) {}

    record DeskSnapshot(
            String line,
            AdvocateState state,
            @Nullable AwayReason away,
            List<FeedEvent.Offer> offers,
            List<ShownConversation> conversations,
            Instant at) {}

    @Override
    public String toString() {
        return "ShownEvent[" + kind + "]";
    }
}
