package dev.lantern.routing.desk;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.sealing.Opened;
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

    record AnswerSent(
            String line,
            String conversationId,
            String replyId,
            String author,
            @Nullable String text,
            Opened.@Nullable Reason unopenable,
            Instant at) {

        /** Never prints the words. */
        @Override
        public String toString() {
            return "AnswerSent[" + replyId + "]";
        }
    }

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
