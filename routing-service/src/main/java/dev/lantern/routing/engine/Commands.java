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
        AnsweredCommand before = deciding.state.seen().command(command.commandId());
        if (before != null) {
            deciding.becauseOf("repeat/" + command.commandId());
            deciding.emit(
                    new EngineEvent.AnswerRepeated(command.commandId(), before.actor(), before.refusal(), before.at()));
            return;
        }
        Refusal refusal = carryOut(deciding, command);
        deciding.emit(new EngineEvent.CommandAnswered(command.commandId(), command.actor(), refusal, deciding.now));
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
            case DeskCommand.AcceptOffer accept -> OfferCommands.accept(deciding, accept);
            case DeskCommand.DeclineOffer decline -> OfferCommands.decline(deciding, decline);
            case DeskCommand.SendAnswer answer -> ConversationCommands.answer(deciding, answer);
            case DeskCommand.CompleteConversation complete -> ConversationCommands.complete(deciding, complete);
            case DeskCommand.TransferConversation transfer -> Handovers.transfer(deciding, transfer);
            case DeskCommand.AssignConversation assign -> Handovers.assign(deciding, assign);
            case DeskCommand.CorrectUrgency correct -> Refusals.NOT_SUPPORTED;
            case DeskCommand.CorrectRequirements correct -> Refusals.NOT_SUPPORTED;
            case DeskCommand.FinishWrapUp finish -> Refusals.NOT_SUPPORTED;
            case DeskCommand.InviteToConversation invite -> Refusals.NOT_SUPPORTED;
            case DeskCommand.RecordInterpreter record -> Refusals.NOT_SUPPORTED;
            case DeskCommand.LeaveConversation leave -> Refusals.NOT_SUPPORTED;
            case DeskCommand.MonitorConversation monitor -> Refusals.NOT_SUPPORTED;
            case DeskCommand.TakeOverConversation takeOver -> Refusals.NOT_SUPPORTED;
            case DeskCommand.RequestCallback request -> Refusals.NOT_SUPPORTED;
            case DeskCommand.DeclareConflict declare -> Refusals.NOT_SUPPORTED;
            case DeskCommand.LiftConflict lift -> Refusals.NOT_SUPPORTED;
            case DeskCommand.FlagPerson flag -> Refusals.NOT_SUPPORTED;
            case DeskCommand.LiftFlag lift -> Refusals.NOT_SUPPORTED;
            case DeskCommand.DeskConnected connected -> Refusals.NOT_SUPPORTED;
            case DeskCommand.DeskDisconnected disconnected -> Refusals.NOT_SUPPORTED;
            case DeskCommand.SetSurge set -> Refusals.NOT_SUPPORTED;
        };
    }
}
