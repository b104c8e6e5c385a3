package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import org.jspecify.annotations.Nullable;

/** An offer is answered once, and by whom it was made to. */
final class OfferCommands {

    private OfferCommands() {}

    static @Nullable Refusal accept(Deciding deciding, DeskCommand.AcceptOffer accept) {
        Conversation conversation = deciding.state.conversations().byOffer(accept.offerId());
        Refusal refusal = refuse(conversation, accept.actor());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        Handovers.give(deciding, conversation, accept.actor(), accept.offerId());
        return null;
    }

    static @Nullable Refusal decline(Deciding deciding, DeskCommand.DeclineOffer decline) {
        Conversation conversation = deciding.state.conversations().byOffer(decline.offerId());
        Refusal refusal = refuse(conversation, decline.actor());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        deciding.emit(new EngineEvent.OfferDeclined(
                conversation.id(), decline.offerId(), decline.actor(), decline.reason(), deciding.now));
        return null;
    }

    private static @Nullable Refusal refuse(@Nullable Conversation offered, String actor) {
        if (offered == null) {
            return Refusals.OFFER_CLOSED;
        }
        return actor.equals(offered.offeredTo()) ? null : Refusals.OFFER_OF_ANOTHER;
    }
}
