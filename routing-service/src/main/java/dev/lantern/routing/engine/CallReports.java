package dev.lantern.routing.engine;

import dev.lantern.events.CallStepFailed;
import dev.lantern.events.Participant;
import dev.lantern.events.Participant.Presence;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantRole;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import org.jspecify.annotations.Nullable;

/** What the provider tells of the room of a call. Of somebody who is not in the conversation any more it tells nothing. */
final class CallReports {

    private CallReports() {}

    static void participant(Deciding deciding, ParticipantReported reported) {
        Conversation conversation = current(deciding, reported.threadId());
        String holder = conversation == null ? null : conversation.advocate();
        Circle circle = conversation == null ? null : deciding.state.circles().of(conversation.id());
        if (conversation == null || holder == null || circle == null) {
            return;
        }
        if (reported.participant().equals(holder)) {
            if (reported.state() == ParticipantReported.State.JOINED) {
                handedOver(deciding, conversation, circle);
            }
            return;
        }
        Participant participant = circle.known(reported.participant());
        if (participant == null) {
            return;
        }
        switch (reported.state()) {
            case RINGING -> {
                if (participant.presence() == null) {
                    change(deciding, conversation, participant, Presence.RINGING);
                }
            }
            case JOINED -> {
                if (participant.presence() != Presence.IN_ROOM) {
                    change(deciding, conversation, participant, Presence.IN_ROOM);
                }
            }
            case LEFT -> Participation.leave(deciding, conversation.id(), participant, "LEFT_CALL");
            case NOT_REACHED -> missing(deciding, conversation, participant, holder, " did not answer.");
            case FAILED -> missing(deciding, conversation, participant, holder, " could not be called.");
        }
    }

    static void failed(Deciding deciding, CallStepFailed failed) {
        Conversation conversation = current(deciding, failed.threadId());
        if (conversation == null) {
            return;
        }
        boolean isTheirs = failed.advocateId().equals(conversation.advocate());
        Circle circle = deciding.state.circles().of(conversation.id());
        boolean takesPart = circle != null && circle.participant(failed.advocateId()) != null;
        if (!isTheirs && !takesPart) {
            return;
        }
        if (failed.step() == CallStepFailed.Step.HOLD) {
            CallRoom.release(deciding, conversation.id());
        }
        deciding.emit(new EngineEvent.AdvocateTold(
                failed.advocateId(),
                "CALL_STEP_FAILED",
                what(failed.step()) + " The telephone network did not do it.",
                conversation.id(),
                deciding.now));
    }

    private static String what(CallStepFailed.Step step) {
        return switch (step) {
            case HOLD -> "The person is not on hold.";
            case RESUME -> "The person is still on hold; try again.";
            case MUTE -> "You can still be heard.";
            case UNMUTE -> "You are still not heard; try again.";
            case WHISPER -> "The advocate does not hear you.";
            case LISTEN -> "The advocate may still hear you.";
            case REMOVE -> "Somebody who should leave may still be in the call.";
        };
    }

    private static void handedOver(Deciding deciding, Conversation conversation, Circle circle) {
        Participant staying = circle.in(ParticipantRole.HANDING_OVER);
        if (staying != null) {
            Participation.leave(deciding, conversation.id(), staying, "HANDED_OVER");
        }
    }

    private static void change(
            Deciding deciding, Conversation conversation, Participant participant, Presence presence) {
        deciding.emit(new EngineEvent.ParticipantChanged(
                conversation.id(), participant, participant.now(presence), deciding.now));
    }

    /** Who monitors is told themselves; of all others whoever has the call is told. */
    private static void missing(
            Deciding deciding, Conversation conversation, Participant participant, String holder, String what) {
        Participation.leave(deciding, conversation.id(), participant, "NOT_REACHED");
        String advocate = participant.advocateId();
        deciding.emit(new EngineEvent.AdvocateTold(
                advocate != null && participant.role() == ParticipantRole.MONITOR ? advocate : holder,
                "PARTICIPANT_NOT_REACHED",
                who(deciding, participant) + what,
                conversation.id(),
                deciding.now));
    }

    private static String who(Deciding deciding, Participant participant) {
        String advocate = participant.advocateId();
        if (advocate != null) {
            return Notices.name(deciding.state, advocate);
        }
        return switch (participant.role()) {
            case INTERPRETER -> "The interpreter";
            case EMERGENCY -> "The emergency service";
            case PROVIDER, CONSULTANT, MONITOR, HANDING_OVER -> "The one you called";
        };
    }

    private static @Nullable Conversation current(Deciding deciding, String thread) {
        return deciding.state
                .conversations()
                .byId(deciding.state.conversations().thread(thread).latestConversation());
    }
}
