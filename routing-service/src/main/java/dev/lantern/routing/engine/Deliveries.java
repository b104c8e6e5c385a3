package dev.lantern.routing.engine;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.FeedEvent.DeliveryState;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Reply;
import org.jspecify.annotations.Nullable;

/** What became of answers: a status never regresses, and one that comes before its reply waits for it. */
final class Deliveries {

    private Deliveries() {}

    static void take(Deciding deciding, DeliveryEvent event) {
        switch (event) {
            case DeliveryEvent.ReplyAccepted accepted -> reach(deciding, event, DeliveryState.ACCEPTED, null);
            case DeliveryEvent.ReplyDelivered delivered -> reach(deciding, event, DeliveryState.DELIVERED, null);
            case DeliveryEvent.ReplyFailed failed -> reach(deciding, event, DeliveryState.FAILED, failed.explanation());
        }
    }

    private static void reach(
            Deciding deciding, DeliveryEvent event, DeliveryState state, @Nullable String explanation) {
        Reply reply = deciding.state.replies().byId(event.replyId());
        if (reply != null && !reply.advancesTo(state)) {
            return;
        }
        if (reply == null) {
            deciding.state
                    .replies()
                    .earlyToDrop()
                    .ifPresent(oldest -> deciding.emit(new EngineEvent.ReplyForgotten(oldest.replyId(), deciding.now)));
        }
        deciding.emit(new EngineEvent.DeliveryAdvanced(
                event.replyId(), event.conversationId(), state, explanation, deciding.now));
    }
}
