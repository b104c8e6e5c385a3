package dev.lantern.routing.desk;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.sealing.Opened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /** Every event name of the stream, and the type whose JSON its data is. */
    public static Map<String, Class<?>> shapes() {
        return Map.ofEntries(
                Map.entry("offer-made", FeedEvent.OfferMade.class),
                Map.entry("offer-closed", FeedEvent.OfferClosed.class),
                Map.entry("conversation-opened", ConversationOpened.class),
                Map.entry("message-arrived", MessageArrived.class),
                Map.entry("answer-sent", AnswerSent.class),
                Map.entry("delivery-changed", FeedEvent.DeliveryChanged.class),
                Map.entry("conversation-closed", FeedEvent.ConversationClosed.class),
                Map.entry("status-changed", FeedEvent.StatusChanged.class),
                Map.entry("command-answered", FeedEvent.CommandAnswered.class),
                Map.entry("notice", FeedEvent.Notice.class),
                Map.entry("participants-changed", FeedEvent.ParticipantsChanged.class),
                Map.entry("hold-changed", FeedEvent.HoldChanged.class),
                Map.entry("wrap-up-changed", FeedEvent.WrapUpChanged.class),
                Map.entry("desk-snapshot", DeskSnapshot.class),
                Map.entry("queue-snapshot", QueueSnapshot.class));
    }

    @Override
    public String toString() {
        return "ShownEvent[" + kind + "]";
    }
}
