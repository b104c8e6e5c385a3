package dev.lantern.cases;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing a channel told about a reply.
 *
 * @param code of a failure, the provider's or Lantern's own
 * @param explanation of a failure, a sentence an advocate understands
 */
public record Delivery(
        String replyId,
        String conversationId,
        State state,
        @Nullable String code,
        @Nullable String explanation,
        Instant at) {

    public enum State {
        ACCEPTED,
        DELIVERED,
        FAILED;

        public boolean isTerminal() {
            return this != ACCEPTED;
        }
    }

    public static Delivery of(DeliveryEvent event) {
        return switch (event) {
            case ReplyAccepted e -> new Delivery(e.replyId(), e.conversationId(), State.ACCEPTED, null, null, e.at());
            case ReplyDelivered e -> new Delivery(e.replyId(), e.conversationId(), State.DELIVERED, null, null, e.at());
            case ReplyFailed e ->
                new Delivery(e.replyId(), e.conversationId(), State.FAILED, e.code(), e.explanation(), e.at());
        };
    }

    /** The one that counts of all that was told of one reply: the first terminal one stays, else the latest. */
    public static Optional<Delivery> standing(Collection<Delivery> told) {
        Comparator<Delivery> byTime = Comparator.comparing(Delivery::at);
        return told.stream()
                .filter(delivery -> delivery.state().isTerminal())
                .min(byTime)
                .or(() -> told.stream().max(byTime));
    }
}
