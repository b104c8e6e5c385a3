package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Rank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody knows better than the rules: the advocate who has the person, or a supervisor. */
final class Corrections {

    private Corrections() {}

    /** It holds until the person says something that is more urgent. */
    static @Nullable Refusal urgency(Deciding deciding, DeskCommand.CorrectUrgency correct) {
        Conversation conversation = deciding.state.conversations().byId(correct.conversationId());
        Refusal refusal = refuse(deciding, conversation, correct.conversationId(), correct.actor());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        Rank rank = Rank.corrected(correct.urgency(), correct.reason());
        if (!rank.equals(conversation.rank())) {
            deciding.emit(new EngineEvent.UrgencyCorrected(
                    conversation.id(), conversation.urgency(), rank, correct.actor(), correct.reason(), deciding.now));
        }
        return null;
    }

    /** Who is being asked may still answer; the next search is by what is known now. */
    static @Nullable Refusal requirements(Deciding deciding, DeskCommand.CorrectRequirements correct) {
        Conversation conversation = deciding.state.conversations().byId(correct.conversationId());
        Refusal refusal = refuse(deciding, conversation, correct.conversationId(), correct.actor());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        if (!correct.requirements().equals(conversation.requirements())) {
            deciding.emit(new EngineEvent.RequirementsSet(
                    conversation.id(),
                    correct.requirements(),
                    correct.actor(),
                    List.of(correct.reason()),
                    deciding.now));
        }
        return null;
    }

    private static @Nullable Refusal refuse(
            Deciding deciding, @Nullable Conversation conversation, String conversationId, String actor) {
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, conversationId);
        if (refusal != null || conversation == null) {
            return refusal;
        }
        boolean theirs = actor.equals(conversation.advocate());
        return theirs || supervises(deciding, actor) ? null : Refusals.NOT_ASSIGNED;
    }

    private static boolean supervises(Deciding deciding, String actor) {
        Advocate advocate = deciding.state.roster().advocate(actor);
        return advocate != null && advocate.profile().supervises();
    }
}
