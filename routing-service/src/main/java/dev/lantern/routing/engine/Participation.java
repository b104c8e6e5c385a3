package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.OfferEnd;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Being in a conversation that another advocate has. */
final class Participation {

    /** More than these cannot follow one person; and every record has a largest size. */
    static final int MOST = 16;

    private Participation() {}

    /** A supervisor reads along; neither the person nor the advocate is told, readers of the log are. */
    static @Nullable Refusal monitor(Deciding deciding, DeskCommand.MonitorConversation monitor) {
        Participant participant = new Participant(monitor.actor(), ParticipantRole.MONITOR, null);
        Conversation conversation = deciding.state.conversations().byId(monitor.conversationId());
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, monitor.conversationId());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        if (!(conversation.stage() instanceof Stage.Assigned(String holder))) {
            return Refusals.NOBODY_HAS_IT;
        }
        if (conversation.barred().advocates().contains(monitor.actor())) {
            return Refusals.CONFLICT;
        }
        return holder.equals(monitor.actor()) ? Refusals.ALREADY_ASSIGNED : join(deciding, conversation, participant);
    }

    /** Somebody from outside, on the telephone with whoever has the conversation. */
    static @Nullable Refusal recordInterpreter(Deciding deciding, DeskCommand.RecordInterpreter command) {
        Conversation conversation = deciding.state.conversations().byId(command.conversationId());
        Refusal refusal =
                ConversationCommands.refuse(deciding, conversation, command.conversationId(), command.actor());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        String external = command.interpreter() + " (" + command.language() + ")";
        return join(deciding, conversation, new Participant(null, ParticipantRole.INTERPRETER, external));
    }

    private static @Nullable Refusal join(Deciding deciding, Conversation conversation, Participant participant) {
        Circle circle = deciding.state.circles().of(conversation.id());
        if (circle != null) {
            String advocateId = participant.advocateId();
            if (circle.joined().contains(participant)
                    || (advocateId != null && circle.participant(advocateId) != null)) {
                return Refusals.ALREADY_PARTICIPATING;
            }
            if (circle.joined().size() >= MOST) {
                return Refusals.TOO_MANY_PARTICIPANTS;
            }
        }
        deciding.emit(new EngineEvent.ParticipantJoined(conversation.id(), participant, deciding.now));
        return null;
    }

    static @Nullable Refusal leave(Deciding deciding, DeskCommand.LeaveConversation leave) {
        Conversation conversation = deciding.state.conversations().byId(leave.conversationId());
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, leave.conversationId());
        if (refusal != null) {
            return refusal;
        }
        Circle circle = deciding.state.circles().of(leave.conversationId());
        Participant participant = circle == null ? null : circle.participant(leave.actor());
        if (participant == null) {
            return Refusals.NOT_PARTICIPATING;
        }
        leave(deciding, leave.conversationId(), participant, "LEFT");
        return null;
    }

    /** The advocate is in no conversation of another any more. */
    static void leaveAll(Deciding deciding, String advocateId, String reason) {
        for (String conversationId : List.copyOf(deciding.state.circles().joinedBy(advocateId))) {
            leave(deciding, conversationId, advocateId, reason);
        }
    }

    /** Nobody is left around it, and nobody is asked any more. */
    static void end(Deciding deciding, String conversationId, String reason) {
        takeBack(deciding, conversationId, reason);
        CallRoom.release(deciding, conversationId);
        Circle circle = deciding.state.circles().of(conversationId);
        if (circle != null) {
            circle.joined().forEach(one -> leave(deciding, conversationId, one, reason));
        }
    }

    /** Whoever was asked into it is asked no more. */
    static void takeBack(Deciding deciding, String conversationId, String reason) {
        Circle circle = deciding.state.circles().of(conversationId);
        if (circle != null) {
            circle.invited()
                    .forEach(one -> Invitations.close(deciding, conversationId, one, OfferEnd.RESCINDED, reason));
        }
    }

    static void leave(Deciding deciding, String conversationId, String advocateId, String reason) {
        Circle circle = deciding.state.circles().of(conversationId);
        Participant participant = circle == null ? null : circle.participant(advocateId);
        if (participant != null) {
            leave(deciding, conversationId, participant, reason);
        }
    }

    static void leave(Deciding deciding, String conversationId, Participant participant, String reason) {
        deciding.emit(new EngineEvent.ParticipantLeft(conversationId, participant, reason, deciding.now));
        String handedOver = participant.role() == ParticipantRole.HANDING_OVER ? participant.advocateId() : null;
        if (handedOver != null && !reason.equals("HAS_IT_NOW")) {
            WritingUp.start(deciding, deciding.state.conversations().existing(conversationId), handedOver);
        }
    }
}
