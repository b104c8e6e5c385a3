package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.AnsweredCommand;
import dev.lantern.routing.engine.state.EngineEvent;
import org.jspecify.annotations.Nullable;

/** What advocates and supervisors ask for. The desk API has checked that their role may ask it. */
final class Commands {

    private Commands() {}

    static void take(Deciding deciding, DeskCommand command) {
        if (tellsOfItself(command)) {
            carryOut(deciding, command);
            return;
        }
        AnsweredCommand before = deciding.state.seen().command(command.commandId());
        if (before != null) {
            repeat(deciding, command, before);
            return;
        }
        Refusal refusal = carryOut(deciding, command);
        deciding.emit(new EngineEvent.CommandAnswered(command.commandId(), command.actor(), refusal, deciding.now));
    }

    /** The first answer again, unless the same key came with another body: that is another command, and not done. */
    private static void repeat(Deciding deciding, DeskCommand command, AnsweredCommand before) {
        deciding.becauseOf("repeat/" + command.commandId());
        deciding.emit(
                before.commandId().equals(command.commandId())
                        ? new EngineEvent.AnswerRepeated(
                                command.commandId(), before.actor(), before.refusal(), before.at())
                        : new EngineEvent.AnswerRepeated(
                                command.commandId(), command.actor(), Refusals.KEY_REUSED, deciding.now));
    }

    /** Streams tell every few seconds that they are open: nobody waits for an answer, and twice is as good as once. */
    private static boolean tellsOfItself(DeskCommand command) {
        return command instanceof DeskCommand.DeskConnected || command instanceof DeskCommand.DeskDisconnected;
    }

    /** Does what was asked, or changes nothing and says why not. */
    private static @Nullable Refusal carryOut(Deciding deciding, DeskCommand command) {
        return switch (command) {
            case DeskCommand.SignIn signIn -> RosterCommands.signIn(deciding, signIn);
            case DeskCommand.SignOut signOut -> RosterCommands.signOut(deciding, signOut);
            case DeskCommand.SetAvailability set -> RosterCommands.setAvailability(deciding, set);
            case DeskCommand.EnrolAdvocate enrol -> RosterCommands.enrol(deciding, enrol);
            case DeskCommand.RemoveAdvocate remove -> RosterCommands.remove(deciding, remove);
            case DeskCommand.RefreshDesk refresh -> RosterCommands.refresh(deciding, refresh);
            case DeskCommand.ListRoster list -> RosterCommands.list(deciding, list);
            case DeskCommand.AcceptOffer accept -> OfferCommands.accept(deciding, accept);
            case DeskCommand.DeclineOffer decline -> OfferCommands.decline(deciding, decline);
            case DeskCommand.SendAnswer answer -> ConversationCommands.answer(deciding, answer);
            case DeskCommand.CompleteConversation complete -> ConversationCommands.complete(deciding, complete);
            case DeskCommand.TransferConversation transfer -> Handovers.transfer(deciding, transfer);
            case DeskCommand.AssignConversation assign -> Handovers.assign(deciding, assign);
            case DeskCommand.TakeOverConversation take -> Handovers.takeOver(deciding, take);
            case DeskCommand.FinishWrapUp finish -> WritingUp.finish(deciding, finish);
            case DeskCommand.InviteToConversation invite -> Invitations.invite(deciding, invite);
            case DeskCommand.RecordInterpreter interpreter -> Participation.recordInterpreter(deciding, interpreter);
            case DeskCommand.MonitorConversation monitor -> Participation.monitor(deciding, monitor);
            case DeskCommand.HoldCall hold -> CallRoom.hold(deciding, hold);
            case DeskCommand.ResumeCall resume -> CallRoom.resume(deciding, resume);
            case DeskCommand.CallThirdParty call -> CallRoom.call(deciding, call);
            case DeskCommand.DropParticipant drop -> CallRoom.drop(deciding, drop);
            case DeskCommand.MuteCall mute -> CallRoom.mute(deciding, mute);
            case DeskCommand.WhisperToAdvocate whisper -> CallRoom.whisper(deciding, whisper);
            case DeskCommand.LeaveConversation leave -> Participation.leave(deciding, leave);
            case DeskCommand.DeclareConflict declare -> Blocking.declare(deciding, declare);
            case DeskCommand.LiftConflict lift -> Blocking.lift(deciding, lift);
            case DeskCommand.FlagPerson flag -> Blocking.flag(deciding, flag);
            case DeskCommand.LiftFlag lift -> Blocking.liftFlag(deciding, lift);
            case DeskCommand.CorrectUrgency correct -> Corrections.urgency(deciding, correct);
            case DeskCommand.CorrectRequirements correct -> Corrections.requirements(deciding, correct);
            case DeskCommand.RequestCallback request -> Callbacks.request(deciding, request);
            case DeskCommand.SetSurge set -> Surging.set(deciding, set);
            case DeskCommand.DeskConnected connected -> Presence.connected(deciding, connected);
            case DeskCommand.DeskDisconnected disconnected -> Presence.disconnected(deciding, disconnected);
        };
    }
}
