package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Stage;
import org.jspecify.annotations.Nullable;

/** How a conversation comes to an advocate, and from one to the next. */
final class Handovers {

    private Handovers() {}

    /** Back to the queue at the old place, or offered to the advocate who was named. */
    static @Nullable Refusal transfer(Deciding deciding, DeskCommand.TransferConversation transfer) {
        Conversation conversation = deciding.state.conversations().byId(transfer.conversationId());
        Refusal refusal =
                ConversationCommands.refuse(deciding, conversation, transfer.conversationId(), transfer.actor());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        String to = transfer.toAdvocate();
        refusal = to == null ? null : refuseTo(deciding, conversation, to);
        if (refusal != null) {
            return refusal;
        }
        Conversation back = takeFrom(deciding, conversation, transfer.actor(), to, transfer.actor());
        if (to != null) {
            Offers.make(deciding, back, to);
        }
        return null;
    }

    /** A supervisor gives it to an advocate, who is not asked; whoever has it or is offered it loses it. */
    static @Nullable Refusal assign(Deciding deciding, DeskCommand.AssignConversation assign) {
        Conversation conversation = deciding.state.conversations().byId(assign.conversationId());
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, assign.conversationId());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        String to = assign.toAdvocate();
        refusal = refuseTo(deciding, conversation, to);
        if (refusal != null) {
            return refusal;
        }
        switch (conversation.stage()) {
            case Stage.Queued queued -> give(deciding, conversation, to, null);
            case Stage.Offered offer -> {
                Offers.rescind(deciding, conversation, offer, "ASSIGNED_BY_SUPERVISOR");
                give(deciding, conversation, to, null);
            }
            case Stage.Assigned(String from) ->
                give(deciding, takeFrom(deciding, conversation, from, to, assign.actor()), to, null);
            case Stage.Closed closed -> throw new IllegalStateException("a closed conversation is refused");
        }
        return null;
    }

    /** @param offerId the offer that was accepted, if it was one */
    static void give(Deciding deciding, Conversation conversation, String to, @Nullable String offerId) {
        long waited = conversation.turn().millisAt(deciding.now);
        long wanted = deciding.line.routing().serviceLevelThreshold().toMillis();
        Boolean inTime = conversation.turn().answered() ? null : Boolean.valueOf(waited <= wanted);
        deciding.emit(
                new EngineEvent.ConversationAssigned(conversation.id(), to, offerId, waited, inTime, deciding.now));
    }

    private static Conversation takeFrom(
            Deciding deciding, Conversation conversation, String from, @Nullable String to, String by) {
        deciding.emit(new EngineEvent.ConversationTransferred(
                conversation.id(), from, to, by, deciding.widensAt(), deciding.now));
        return deciding.state.conversations().existing(conversation.id());
    }

    /** Why the advocate cannot be given this conversation now, if so. */
    private static @Nullable Refusal refuseTo(Deciding deciding, Conversation conversation, String to) {
        Advocate advocate = deciding.state.roster().advocate(to);
        if (advocate == null) {
            return Refusals.NOT_ON_ROSTER;
        }
        if (!advocate.signedIn()) {
            return Refusals.NOT_SIGNED_IN;
        }
        if (to.equals(conversation.advocate())) {
            return Refusals.ALREADY_ASSIGNED;
        }
        if (!advocate.available()) {
            return Refusals.NOT_AVAILABLE;
        }
        int room = deciding.state.roster().free(to, conversation.person().channel());
        // An offer of this very conversation has taken its place already.
        int needed = to.equals(conversation.offeredTo()) ? 0 : 1;
        return room >= needed ? null : Refusals.AT_CAPACITY;
    }
}
