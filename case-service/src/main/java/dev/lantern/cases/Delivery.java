package dev.lantern.cases;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyAccepted;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing a channel told about a reply.
 *
 * @param code of a failure, the provider's or Lantern's own
 * @param explanation of a failure, a sentence an advocate understands
 * @param part which part of the reply has arrived; absent when it is about all of it
 */
public record Delivery(
        String replyId,
        String conversationId,
        State state,
        @Nullable String code,
        @Nullable String explanation,
        DeliveryEvent.@Nullable Part part,
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
            case ReplyAccepted e ->
                new Delivery(e.replyId(), e.conversationId(), State.ACCEPTED, null, null, null, e.at());
            case ReplyDelivered e ->
                new Delivery(e.replyId(), e.conversationId(), State.DELIVERED, null, null, e.part(), e.at());
            case ReplyFailed e ->
                new Delivery(e.replyId(), e.conversationId(), State.FAILED, e.code(), e.explanation(), null, e.at());
        };
    }

    /**
     * The one that counts of all that was told of one reply: the first terminal one stays, else the latest. What is told
     * of parts counts when each of them has arrived, as the last of them.
     */
    public static Optional<Delivery> standing(Collection<Delivery> told) {
        Comparator<Delivery> byTime = Comparator.comparing(Delivery::at);
        List<Delivery> whole = Stream.concat(
                        told.stream().filter(delivery -> delivery.part == null), ofParts(told).stream())
                .toList();
        return whole.stream()
                .filter(delivery -> delivery.state().isTerminal())
                .min(byTime)
                .or(() -> whole.stream().max(byTime));
    }

    private Delivery ofWhole() {
        return new Delivery(replyId, conversationId, state, code, explanation, null, at);
    }

    private static Optional<Delivery> ofParts(Collection<Delivery> told) {
        Map<Integer, Delivery> arrived = new HashMap<>();
        int of = 0;
        for (Delivery delivery : told) {
            DeliveryEvent.Part part = delivery.part;
            if (part != null) {
                of = part.of();
                arrived.merge(part.number(), delivery, (one, other) -> one.at.isBefore(other.at) ? one : other);
            }
        }
        return of == 0 || arrived.size() < of
                ? Optional.empty()
                : arrived.values().stream()
                        .max(Comparator.comparing(Delivery::at))
                        .map(Delivery::ofWhole);
    }
}
