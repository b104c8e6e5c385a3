package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.CallStepFailed;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.SignalEvent;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens in the room of a call, at random: what is asked for there, and what the provider tells, in any order. */
record RandomRoom(LineState state, Dice dice, String conversationId, String somebody, Instant now) {

    /** Who may be called from outside. */
    private static final List<ParticipantRole> OUTSIDERS =
            List.of(ParticipantRole.INTERPRETER, ParticipantRole.PROVIDER, ParticipantRole.EMERGENCY);

    /** @param actor whoever has the call, mostly */
    DeskCommand asked(String id, String actor) {
        return switch (dice.chance(12)) {
            case 0, 1, 2 -> new DeskCommand.HoldCall(id, Given.LINE, actor, now, conversationId);
            case 3 -> new DeskCommand.ResumeCall(id, Given.LINE, actor, now, conversationId);
            case 4, 5 ->
                new DeskCommand.CallThirdParty(
                        id, Given.LINE, actor, now, conversationId, dice.one(OUTSIDERS), Given.sealed("number"));
            case 6, 7 -> new DeskCommand.DropParticipant(id, Given.LINE, actor, now, conversationId, beside());
            case 8 -> new DeskCommand.MuteCall(id, Given.LINE, actor, now, conversationId, dice.oneIn(2));
            case 9 ->
                new DeskCommand.WhisperToAdvocate(id, Given.LINE, listening(), now, conversationId, dice.oneIn(2));
            case 10 -> new DeskCommand.MonitorConversation(id, Given.LINE, somebody, now, conversationId);
            default ->
                new DeskCommand.TransferConversation(id, Given.LINE, actor, now, conversationId, somebody, true, null);
        };
    }

    SignalEvent told(String id, String thread, Channel channel) {
        return switch (dice.chance(6)) {
            case 0 ->
                new AdvocateNotReached(
                        id,
                        thread,
                        Given.LINE,
                        channel,
                        dice.oneIn(5) ? somebody : holder(),
                        dice.one(List.of(AdvocateNotReached.Reason.values())),
                        now);
            case 1 ->
                new CallStepFailed(
                        id,
                        thread,
                        Given.LINE,
                        channel,
                        dice.oneIn(3) ? beside() : holder(),
                        dice.one(List.of(CallStepFailed.Step.values())),
                        "31005",
                        now);
            default ->
                new ParticipantReported(
                        id,
                        thread,
                        Given.LINE,
                        channel,
                        dice.oneIn(3) ? holder() : beside(),
                        dice.one(List.of(ParticipantReported.State.values())),
                        "CA" + id,
                        null,
                        now);
        };
    }

    private String holder() {
        Conversation conversation = state.conversations().byId(conversationId);
        String advocate = conversation == null ? null : conversation.advocate();
        return advocate == null ? somebody : advocate;
    }

    /** Somebody who is in the room beside whoever has the call, by the id by which they are told of. */
    String beside() {
        Circle circle = state.circles().of(conversationId);
        List<String> there = new ArrayList<>();
        if (circle != null) {
            circle.joined().stream()
                    .map(RandomRoom::idOf)
                    .filter(Objects::nonNull)
                    .forEach(there::add);
        }
        return there.isEmpty() ? somebody : dice.one(there);
    }

    private String listening() {
        Circle circle = state.circles().of(conversationId);
        Participant monitor = circle == null ? null : circle.in(ParticipantRole.MONITOR);
        String supervisor = monitor == null ? null : monitor.advocateId();
        return supervisor == null ? beside() : supervisor;
    }

    private static @Nullable String idOf(Participant participant) {
        return participant.advocateId() == null ? participant.partyId() : participant.advocateId();
    }
}
