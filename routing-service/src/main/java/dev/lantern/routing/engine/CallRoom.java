package dev.lantern.routing.engine;

import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.Participant;
import dev.lantern.events.Participant.Presence;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked for in the room of a call. Whoever is really in it only the provider knows; what it tells comes back. */
final class CallRoom {

    private CallRoom() {}

    static @Nullable Refusal hold(Deciding deciding, DeskCommand.HoldCall hold) {
        Refusal refusal = refuse(deciding, hold.conversationId(), hold.actor());
        if (refusal != null) {
            return refusal;
        }
        if (heldSince(deciding, hold.conversationId()) != null) {
            return Refusals.ALREADY_ON_HOLD;
        }
        deciding.emit(new EngineEvent.CallHeld(hold.conversationId(), hold.actor(), deciding.now));
        return null;
    }

    static @Nullable Refusal resume(Deciding deciding, DeskCommand.ResumeCall resume) {
        Refusal refusal = refuse(deciding, resume.conversationId(), resume.actor());
        if (refusal != null) {
            return refusal;
        }
        if (!release(deciding, resume.conversationId(), resume.actor())) {
            // The provider may not have done it the first time: it is asked again.
            deciding.emit(new EngineEvent.CallResumed(resume.conversationId(), resume.actor(), 0, deciding.now));
        }
        return null;
    }

    /** Nobody stays on hold when nobody has the call any more. */
    static void release(Deciding deciding, String conversationId) {
        release(deciding, conversationId, Handovers.SYSTEM);
    }

    static boolean release(Deciding deciding, String conversationId, String by) {
        Instant since = heldSince(deciding, conversationId);
        if (since == null) {
            return false;
        }
        long held = Math.max(0, Duration.between(since, deciding.now).toMillis());
        deciding.emit(new EngineEvent.CallResumed(conversationId, by, held, deciding.now));
        return true;
    }

    static @Nullable Refusal call(Deciding deciding, DeskCommand.CallThirdParty call) {
        Refusal refusal = refuse(deciding, call.conversationId(), call.actor());
        if (refusal != null) {
            return refusal;
        }
        Circle circle = deciding.state.circles().of(call.conversationId());
        if (circle != null && circle.joined().size() >= Participation.MOST) {
            return Refusals.TOO_MANY_PARTICIPANTS;
        }
        Participant party = new Participant(null, call.role(), null, call.commandId(), Presence.RINGING);
        deciding.emit(new EngineEvent.ThirdPartyCalled(
                call.conversationId(), party, call.number(), call.actor(), deciding.now));
        return null;
    }

    /** Whoever monitors is not the advocate's to send away, and not known to them. */
    static @Nullable Refusal drop(Deciding deciding, DeskCommand.DropParticipant drop) {
        Conversation conversation = deciding.state.conversations().byId(drop.conversationId());
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, drop.conversationId(), drop.actor());
        if (refusal != null) {
            return refusal;
        }
        Circle circle = deciding.state.circles().of(drop.conversationId());
        Participant participant = circle == null ? null : circle.known(drop.participant());
        if (participant == null || participant.role() == ParticipantRole.MONITOR) {
            return Refusals.NOBODY_SUCH;
        }
        Participation.leave(deciding, drop.conversationId(), participant, "DROPPED");
        return null;
    }

    static @Nullable Refusal mute(Deciding deciding, DeskCommand.MuteCall mute) {
        Conversation conversation = deciding.state.conversations().byId(mute.conversationId());
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, mute.conversationId());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        if (!conversation.person().channel().equals(Channel.VOICE)) {
            return Refusals.NOT_A_CALL;
        }
        Circle circle = deciding.state.circles().of(mute.conversationId());
        Participant participant = circle == null ? null : circle.participant(mute.actor());
        boolean speaks = participant != null && participant.role() != ParticipantRole.MONITOR;
        if (!mute.actor().equals(conversation.advocate()) && !speaks) {
            return participant == null ? Refusals.NOT_ASSIGNED : Refusals.NOT_PARTICIPATING;
        }
        deciding.emit(new EngineEvent.CallMuted(mute.conversationId(), mute.actor(), mute.muted(), deciding.now));
        return null;
    }

    static @Nullable Refusal whisper(Deciding deciding, DeskCommand.WhisperToAdvocate whisper) {
        Conversation conversation = deciding.state.conversations().byId(whisper.conversationId());
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, whisper.conversationId());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        if (!conversation.person().channel().equals(Channel.VOICE)) {
            return Refusals.NOT_A_CALL;
        }
        String advocate = conversation.advocate();
        Circle circle = deciding.state.circles().of(whisper.conversationId());
        Participant listening = circle == null ? null : circle.participant(whisper.actor());
        if (advocate == null || listening == null || listening.role() != ParticipantRole.MONITOR) {
            return Refusals.NOT_LISTENING;
        }
        deciding.emit(new EngineEvent.WhisperChanged(
                whisper.conversationId(), whisper.actor(), advocate, whisper.whispering(), deciding.now));
        return null;
    }

    /** Whether the advocate's telephone is in the room already, beside whoever has the call. */
    static boolean isIn(Deciding deciding, Conversation conversation, String advocateId) {
        Circle circle = deciding.state.circles().of(conversation.id());
        Participant participant = circle == null ? null : circle.participant(advocateId);
        return participant != null
                && (participant.presence() == Presence.IN_ROOM || participant.role() == ParticipantRole.HANDING_OVER);
    }

    private static @Nullable Refusal refuse(Deciding deciding, String conversationId, String actor) {
        Conversation conversation = deciding.state.conversations().byId(conversationId);
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, conversationId, actor);
        if (refusal != null || conversation == null) {
            return refusal;
        }
        return conversation.person().channel().equals(Channel.VOICE) ? null : Refusals.NOT_A_CALL;
    }

    private static @Nullable Instant heldSince(Deciding deciding, String conversationId) {
        Circle circle = deciding.state.circles().of(conversationId);
        return circle == null ? null : circle.heldSince();
    }
}
