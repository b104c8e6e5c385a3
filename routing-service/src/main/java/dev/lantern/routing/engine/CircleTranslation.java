package dev.lantern.routing.engine;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.OfferEnd;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Circle.Invitation;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.LineState;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the world is told of those who are in a conversation beside the advocate who has it. */
record CircleTranslation(LineState state, Instant at, Consumer<? super LanternEvent> out) {

    void invited(EngineEvent.Invited invited) {
        Invitation invitation = invited.invitation();
        Conversation conversation = state.conversations().existing(invited.conversationId());
        out.accept(new AssignmentEvent.ParticipantInvited(
                conversation.id(), state.line(), invitation.advocateId(), invitation.role(), invitation.by(), at));
        out.accept(new FeedEvent.OfferMade(
                invitation.advocateId(), state.line(), DeskView.offer(conversation, invitation), at));
    }

    /** To the invited one as to anybody whose offer is over; to whoever asked, when nothing came of it. */
    void closed(EngineEvent.InvitationClosed closed) {
        Invitation invitation = closed.invitation();
        out.accept(new AssignmentEvent.InvitationClosed(
                closed.conversationId(),
                state.line(),
                invitation.advocateId(),
                invitation.role(),
                closed.end(),
                closed.reason(),
                at));
        out.accept(new FeedEvent.OfferClosed(
                invitation.advocateId(),
                state.line(),
                invitation.offerId(),
                closed.conversationId(),
                closed.end(),
                at));
        Conversation conversation = state.conversations().byId(closed.conversationId());
        boolean stillTheirs = conversation != null && invitation.by().equals(conversation.advocate());
        if (closed.end() != OfferEnd.ACCEPTED && stillTheirs) {
            out.accept(Notices.invitationFailed(state, closed));
        }
    }

    void joined(EngineEvent.ParticipantJoined joined) {
        String advocateId = joined.participant().advocateId();
        out.accept(new AssignmentEvent.ParticipantJoined(
                joined.conversationId(),
                state.line(),
                joined.participant(),
                advocateId == null ? null : Translation.telephone(state, joined.conversationId(), advocateId),
                at));
        if (advocateId != null) {
            Conversation conversation = state.conversations().existing(joined.conversationId());
            DeskView.open(state, conversation, advocateId, at, out::accept);
        }
        if (joined.participant().role() != ParticipantRole.MONITOR) {
            changed(joined.conversationId(), advocateId == null ? "" : advocateId);
        }
    }

    void left(EngineEvent.ParticipantLeft left) {
        out.accept(new AssignmentEvent.ParticipantLeft(
                left.conversationId(), state.line(), left.participant(), left.reason(), at));
        String advocateId = left.participant().advocateId();
        if (advocateId != null) {
            out.accept(new FeedEvent.ConversationClosed(
                    advocateId, state.line(), left.conversationId(), left.reason(), at));
        }
        if (left.participant().role() != ParticipantRole.MONITOR) {
            changed(left.conversationId(), "");
        }
    }

    void called(EngineEvent.ThirdPartyCalled called) {
        out.accept(new AssignmentEvent.ThirdPartyCalled(
                called.conversationId(), state.line(), called.participant(), called.number(), called.by(), at));
        changed(called.conversationId(), "");
    }

    /** That a telephone rings is nothing to keep. */
    void changed(EngineEvent.ParticipantChanged changed) {
        if (changed.now().presence() == Participant.Presence.IN_ROOM) {
            out.accept(
                    new AssignmentEvent.ParticipantEntered(changed.conversationId(), state.line(), changed.now(), at));
        }
        if (changed.now().role() != ParticipantRole.MONITOR) {
            changed(changed.conversationId(), "");
        }
    }

    void hold(String conversationId, @Nullable Instant since) {
        for (String reader : state.readers(conversationId)) {
            out.accept(new FeedEvent.HoldChanged(reader, state.line(), conversationId, since, at));
        }
    }

    private void changed(String conversationId, String except) {
        List<Participant> open = state.circles().open(conversationId);
        for (String reader : state.readers(conversationId)) {
            if (!reader.equals(except)) {
                out.accept(new FeedEvent.ParticipantsChanged(reader, state.line(), conversationId, open, at));
            }
        }
    }
}
