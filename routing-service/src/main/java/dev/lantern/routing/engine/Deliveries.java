package dev.lantern.routing.engine;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.FeedEvent.DeliveryState;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Reply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of answers: a status never regresses, and one that comes before its reply waits for it. */
final class Deliveries {

    private Deliveries() {}

    static void take(Deciding deciding, DeliveryEvent event) {
        switch (event) {
            case DeliveryEvent.ReplyAccepted accepted -> reach(deciding, event, DeliveryState.ACCEPTED, null);
            case DeliveryEvent.ReplyDelivered delivered -> delivered(deciding, delivered);
            case DeliveryEvent.ReplyFailed failed -> reach(deciding, event, DeliveryState.FAILED, failed.explanation());
        }
    }

    /** A reply that left in parts has arrived when each of them has. */
    private static void delivered(Deciding deciding, DeliveryEvent.ReplyDelivered delivered) {
        DeliveryEvent.Part part = delivered.part();
        Reply reply = deciding.state.replies().byId(delivered.replyId());
        Set<Integer> arrived = reply == null ? Set.of() : reply.arrived();
        if (part == null || isLast(part, arrived)) {
            reach(deciding, delivered, DeliveryState.DELIVERED, null);
        } else if (!arrived.contains(part.number()) && (reply == null || reply.advancesTo(DeliveryState.DELIVERED))) {
            makeRoom(deciding, reply);
            deciding.emit(new EngineEvent.PartArrived(
                    delivered.replyId(), delivered.conversationId(), part.number(), deciding.now));
        }
    }

    private static boolean isLast(DeliveryEvent.Part part, Set<Integer> arrived) {
        return !arrived.contains(part.number()) && arrived.size() + 1 >= part.of();
    }

    private static void makeRoom(Deciding deciding, @Nullable Reply reply) {
        if (reply == null) {
            deciding.state
                    .replies()
                    .earlyToDrop()
                    .ifPresent(oldest -> deciding.emit(new EngineEvent.ReplyForgotten(oldest.replyId(), deciding.now)));
        }
    }

    private static void reach(
            Deciding deciding, DeliveryEvent event, DeliveryState state, @Nullable String explanation) {
        Reply reply = deciding.state.replies().byId(event.replyId());
        if (reply != null && !reply.advancesTo(state)) {
            return;
        }
        makeRoom(deciding, reply);
        deciding.emit(new EngineEvent.DeliveryAdvanced(
                event.replyId(), event.conversationId(), state, explanation, deciding.now));
    }
}
