package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.OfferEnd;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Circle.Invitation;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An advocate who has a conversation asks another into it: to consult, to interpret, or to take it over. Until the other
 * has said yes nothing changes for the person.
 */
final class Invitations {

    private Invitations() {}

    static @Nullable Refusal invite(Deciding deciding, DeskCommand.InviteToConversation invite) {
        if (invite.role() != ParticipantRole.CONSULTANT && invite.role() != ParticipantRole.INTERPRETER) {
            return Refusals.MONITORS_ARE_NOT_INVITED;
        }
        return ask(deciding, invite.conversationId(), invite.actor(), invite.advocateId(), invite.role());
    }

    /** @param role absent: to take the conversation over */
    static @Nullable Refusal ask(
            Deciding deciding, String conversationId, String actor, String invited, @Nullable ParticipantRole role) {
        Conversation conversation = deciding.state.conversations().byId(conversationId);
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, conversationId, actor);
        if (refusal == null && conversation != null) {
            refusal = refuseTo(deciding, conversation, invited, role);
            if (refusal == null) {
                invite(deciding, conversation, actor, invited, role);
            }
        }
        return refusal;
    }

    private static void invite(
            Deciding deciding, Conversation conversation, String by, String invited, @Nullable ParticipantRole role) {
        Invitation invitation = new Invitation(
                conversation.nextOfferId(),
                invited,
                role,
                by,
                deciding.now.plus(deciding.line
                        .routing()
                        .offerTimeout(conversation.person().channel())));
        deciding.emit(new EngineEvent.Invited(conversation.id(), invitation, deciding.now));
    }

    private static @Nullable Refusal refuseTo(
            Deciding deciding, Conversation conversation, String invited, @Nullable ParticipantRole role) {
        Circle circle = deciding.state.circles().of(conversation.id());
        if (circle != null) {
            if (circle.invitation(invited) != null) {
                return Refusals.ALREADY_INVITED;
            }
            if (role != null && circle.participant(invited) != null) {
                return Refusals.ALREADY_PARTICIPATING;
            }
        }
        return Handovers.refuseTo(deciding, conversation, invited);
    }

    static void accept(Deciding deciding, Circle circle, Invitation invitation) {
        close(deciding, circle.conversationId(), invitation, OfferEnd.ACCEPTED, null);
        if (invitation.role() == null) {
            Conversation conversation = deciding.state.conversations().existing(circle.conversationId());
            Handovers.move(deciding, conversation, invitation.advocateId(), invitation.by());
        } else {
            // Somebody who was asked may have begun to read along in the meantime.
            Participation.leave(deciding, circle.conversationId(), invitation.advocateId(), "JOINED");
            deciding.emit(
                    new EngineEvent.ParticipantJoined(circle.conversationId(), invitation.participant(), deciding.now));
        }
    }

    static void decline(Deciding deciding, Circle circle, Invitation invitation) {
        close(deciding, circle.conversationId(), invitation, OfferEnd.DECLINED, null);
    }

    /** The time has passed. */
    static void expire(Deciding deciding, String offerId) {
        Circle circle = deciding.state.circles().byOffer(offerId);
        Invitation invitation = circle == null ? null : circle.offer(offerId);
        if (circle == null || invitation == null) {
            throw new IllegalStateException("no invitation " + offerId + " can expire");
        }
        close(deciding, circle.conversationId(), invitation, OfferEnd.EXPIRED, null);
        Offers.missed(deciding, invitation.advocateId());
    }

    /** Whoever cannot answer keeps no invitations. */
    static void takeBack(Deciding deciding, String advocateId, String reason) {
        for (String conversationId : List.copyOf(deciding.state.circles().inviting(advocateId))) {
            takeBack(deciding, conversationId, advocateId, reason);
        }
    }

    static void takeBack(Deciding deciding, String conversationId, String advocateId, String reason) {
        Circle circle = deciding.state.circles().of(conversationId);
        Invitation invitation = circle == null ? null : circle.invitation(advocateId);
        if (invitation != null) {
            close(deciding, conversationId, invitation, OfferEnd.RESCINDED, reason);
        }
    }

    static void close(
            Deciding deciding, String conversationId, Invitation invitation, OfferEnd end, @Nullable String reason) {
        deciding.emit(new EngineEvent.InvitationClosed(conversationId, invitation, end, reason, deciding.now));
    }
}
