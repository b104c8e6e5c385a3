package dev.lantern.routing.engine;

import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.Sealed;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Person;
import dev.lantern.routing.engine.state.Stage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the advocate who has a conversation does in it. */
final class ConversationCommands {

    /** The channels through which a service sends words. */
    private static final Set<Channel> WAYS_BACK = Set.of(Channel.SMS, Channel.WHATSAPP, Channel.RCS);

    private ConversationCommands() {}

    static @Nullable Refusal answer(Deciding deciding, DeskCommand.SendAnswer answer) {
        Conversation conversation = deciding.state.conversations().byId(answer.conversationId());
        Refusal refusal = refuse(deciding, conversation, answer.conversationId(), answer.actor());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        Person person = conversation.person();
        Sealed address = person.sender().address();
        if (address == null || !WAYS_BACK.contains(person.channel())) {
            return Refusals.NO_WAY_BACK;
        }
        deciding.emit(new EngineEvent.ReplyAsked(
                answer.commandId(),
                conversation.id(),
                person.channel(),
                answer.actor(),
                person.contacted(),
                address,
                answer.text(),
                deciding.now));
        return null;
    }

    static @Nullable Refusal complete(Deciding deciding, DeskCommand.CompleteConversation complete) {
        Conversation conversation = deciding.state.conversations().byId(complete.conversationId());
        Refusal refusal = refuse(deciding, conversation, complete.conversationId(), complete.actor());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        end(deciding, conversation, complete.actor(), "COMPLETED");
        return null;
    }

    /** It is over, and the advocate writes it up. */
    static void end(Deciding deciding, Conversation conversation, String advocateId, String reason) {
        Participation.end(deciding, conversation.id(), reason);
        deciding.emit(new EngineEvent.ConversationCompleted(
                conversation.id(), advocateId, reason, deciding.quietUntil(), deciding.now));
        WritingUp.start(deciding, conversation, advocateId);
    }

    /** Why the actor can do nothing in the conversation, if so. */
    static @Nullable Refusal refuse(
            Deciding deciding, @Nullable Conversation conversation, String conversationId, String actor) {
        Refusal refusal = refuse(deciding, conversation, conversationId);
        if (refusal != null || conversation == null) {
            return refusal;
        }
        return actor.equals(conversation.advocate()) ? null : Refusals.NOT_ASSIGNED;
    }

    /** Why nobody can do anything in the conversation, if so. */
    static @Nullable Refusal refuse(Deciding deciding, @Nullable Conversation conversation, String conversationId) {
        if (conversation == null) {
            return deciding.state.conversations().everWas(conversationId)
                    ? Refusals.CONVERSATION_CLOSED
                    : Refusals.UNKNOWN_CONVERSATION;
        }
        return conversation.stage() instanceof Stage.Closed ? Refusals.CONVERSATION_CLOSED : null;
    }
}
