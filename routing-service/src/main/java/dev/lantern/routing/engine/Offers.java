package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Stage;
import dev.lantern.routing.engine.state.Ticket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Making and ending offers. */
final class Offers {

    private Offers() {}

    /** To the one who was found. */
    static void make(Deciding deciding, Ticket ticket, String advocateId) {
        make(deciding, ticket.conversationId(), ticket.nextOfferId(), ticket.channel(), advocateId);
    }

    /** To one who was named. */
    static void make(Deciding deciding, Conversation conversation, String advocateId) {
        Channel channel = conversation.person().channel();
        make(deciding, conversation.id(), conversation.nextOfferId(), channel, advocateId);
    }

    private static void make(
            Deciding deciding, String conversationId, String offerId, Channel channel, String advocateId) {
        deciding.emit(new EngineEvent.OfferMade(
                conversationId, offerId, advocateId, deciding.offerExpiresAt(channel), deciding.now));
    }

    static void rescind(Deciding deciding, Conversation conversation, Stage.Offered offer, String reason) {
        deciding.emit(new EngineEvent.OfferRescinded(
                conversation.id(), offer.offerId(), offer.advocateId(), reason, deciding.now));
    }

    /** Whoever did not answer in time is not there. */
    static void missed(Deciding deciding, String advocateId) {
        leave(deciding, advocateId, AdvocateState.AWAY, AwayReason.MISSED_OFFER);
    }

    /** Whoever cannot answer keeps no offers; whoever goes home leaves nothing open. */
    static void leave(Deciding deciding, String advocateId, AdvocateState state, @Nullable AwayReason away) {
        String reason = "ADVOCATE_" + state;
        pending(deciding, advocateId).forEach(one -> rescindOf(deciding, one, reason));
        Invitations.takeBack(deciding, advocateId, reason);
        if (state == AdvocateState.OFFLINE) {
            Participation.leaveAll(deciding, advocateId, reason);
            WritingUp.drop(deciding, advocateId, reason);
        }
        deciding.emit(new EngineEvent.PresenceChanged(advocateId, state, away, deciding.now));
    }

    /** After the capacity was lowered: the latest offers give way, then what they are asked into; conversations stay. */
    static void shrink(Deciding deciding, String advocateId) {
        for (Conversation one : pending(deciding, advocateId)) {
            if (deciding.state.roster().free(advocateId, one.person().channel()) < 0) {
                rescindOf(deciding, one, "CAPACITY_LOWERED");
            }
        }
        for (String id : List.copyOf(deciding.state.circles().inviting(advocateId))) {
            Conversation conversation = deciding.state.conversations().existing(id);
            if (deciding.state.roster().free(advocateId, conversation.person().channel()) < 0) {
                Invitations.takeBack(deciding, id, advocateId, "CAPACITY_LOWERED");
            }
        }
    }

    private static void rescindOf(Deciding deciding, Conversation conversation, String reason) {
        if (conversation.stage() instanceof Stage.Offered offer) {
            rescind(deciding, conversation, offer, reason);
        }
    }

    /** The latest arrival first. */
    private static List<Conversation> pending(Deciding deciding, String advocateId) {
        List<Conversation> pending = new ArrayList<>();
        deciding.state
                .roster()
                .offered(advocateId)
                .forEach(id -> pending.add(deciding.state.conversations().existing(id)));
        pending.sort(Comparator.comparingLong((Conversation one) -> one.turn().arrival())
                .reversed());
        return pending;
    }
}
