package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Circle.Invitation;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import org.jspecify.annotations.Nullable;

/** An offer is answered once, and by whom it was made to. */
final class OfferCommands {

    private OfferCommands() {}

    static @Nullable Refusal accept(Deciding deciding, DeskCommand.AcceptOffer accept) {
        Circle circle = deciding.state.circles().byOffer(accept.offerId());
        if (circle != null) {
            return answer(deciding, circle, accept.offerId(), accept.actor(), Invitations::accept);
        }
        Conversation conversation = deciding.state.offered(accept.actor(), accept.offerId());
        if (conversation == null) {
            return refuse(deciding, accept.offerId());
        }
        Refusal refusal = Callbacks.refuseNow(deciding, conversation);
        if (refusal != null) {
            return refusal;
        }
        Handovers.fromQueue(deciding, conversation, accept.actor(), accept.offerId());
        return null;
    }

    static @Nullable Refusal decline(Deciding deciding, DeskCommand.DeclineOffer decline) {
        Circle circle = deciding.state.circles().byOffer(decline.offerId());
        if (circle != null) {
            return answer(deciding, circle, decline.offerId(), decline.actor(), Invitations::decline);
        }
        Conversation conversation = deciding.state.offered(decline.actor(), decline.offerId());
        if (conversation == null) {
            return refuse(deciding, decline.offerId());
        }
        deciding.emit(new EngineEvent.OfferDeclined(
                conversation.id(), decline.offerId(), decline.actor(), decline.reason(), deciding.now));
        return null;
    }

    private interface Answer {
        void give(Deciding deciding, Circle circle, Invitation invitation);
    }

    private static @Nullable Refusal answer(
            Deciding deciding, Circle circle, String offerId, String actor, Answer answer) {
        Invitation invitation = circle.offer(offerId);
        if (invitation == null || !invitation.advocateId().equals(actor)) {
            return Refusals.OFFER_OF_ANOTHER;
        }
        answer.give(deciding, circle, invitation);
        return null;
    }

    private static Refusal refuse(Deciding deciding, String offerId) {
        return deciding.state.conversations().offers(offerId) ? Refusals.OFFER_OF_ANOTHER : Refusals.OFFER_CLOSED;
    }
}
