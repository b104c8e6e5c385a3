package dev.lantern.routing.engine;

import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Requirements;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a conversation comes to an advocate, and from one to the next. */
final class Handovers {

    /** Who does what follows from time or policy. */
    static final String SYSTEM = "system";

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
        if (Boolean.TRUE.equals(transfer.warm())) {
            return to == null
                    ? Refusals.WARM_TO_NOBODY
                    : Invitations.ask(deciding, conversation.id(), transfer.actor(), to, null);
        }
        refusal = to == null ? null : refuseTo(deciding, conversation, to);
        if (refusal != null) {
            return refusal;
        }
        String staying = handsOver(deciding, conversation.id());
        Participation.end(deciding, conversation.id(), "TRANSFERRED");
        if (to != null && to.equals(staying)) {
            WritingUp.resume(
                    deciding, conversation, to); // they are asked for it again, and have nothing to write up yet
        }
        Conversation back = takeFrom(deciding, conversation, transfer.actor(), to, transfer.actor(), null, null);
        Requirements requirements = transfer.requirements();
        if (requirements != null) {
            deciding.emit(new EngineEvent.RequirementsSet(
                    back.id(),
                    requirements,
                    transfer.actor(),
                    List.of("Transferred to somebody who has it."),
                    deciding.now));
            back = deciding.state.conversations().existing(back.id());
        }
        if (to != null) {
            Offers.make(deciding, back, to);
        }
        WritingUp.start(deciding, back, transfer.actor());
        return null;
    }

    /** Back to the queue, at the old place, without the advocate having asked for it. */
    static void giveBack(Deciding deciding, Conversation conversation, String from, String by, String reason) {
        Participation.end(deciding, conversation.id(), reason);
        takeFrom(deciding, conversation, from, null, by, reason, null);
    }

    /** From whoever has it to somebody who has said yes, or is not asked. Who is in it beside them stays. */
    static void move(Deciding deciding, Conversation conversation, String to, String by) {
        String from = conversation.advocate();
        if (from == null) {
            throw new IllegalStateException("nobody has " + conversation.id());
        }
        Participation.takeBack(deciding, conversation.id(), "TRANSFERRED");
        boolean inRoom = CallRoom.isIn(deciding, conversation, to);
        // Whoever had it before, where the person was not with `from` yet: they are who stays.
        String earlier = handsOver(deciding, conversation.id());
        Participation.leave(deciding, conversation.id(), to, "HAS_IT_NOW");
        Conversation moved = takeFrom(deciding, conversation, from, to, by, null, true);
        if (!conversation.person().channel().equals(Channel.VOICE)) {
            give(deciding, moved, to, null, null);
            WritingUp.start(deciding, conversation, from);
            return;
        }
        give(deciding, moved, to, null, inRoom ? Meeting.WITH_ADVOCATE : Meeting.WITH_FORMER);
        // Nobody is left alone on the telephone: whoever had it stays until the next one is there.
        Participant staying = new Participant(from, ParticipantRole.HANDING_OVER, null);
        deciding.emit(new EngineEvent.ParticipantJoined(conversation.id(), staying, deciding.now));
        if (inRoom || earlier != null) {
            Participation.leave(deciding, conversation.id(), from, "HANDED_OVER");
        }
        if (inRoom && earlier != null) {
            Participation.leave(deciding, conversation.id(), earlier, "HANDED_OVER");
        }
    }

    /** Who could not come, or may not stay: it is of whoever is still on the line to hand it over, else it waits again. */
    static void lose(Deciding deciding, Conversation conversation, String by, String reason) {
        String former = handsOver(deciding, conversation.id());
        String missed = conversation.advocate();
        if (missed == null) {
            throw new IllegalStateException("nobody has " + conversation.id());
        }
        if (former == null) {
            giveBack(deciding, conversation, missed, by, reason);
            return;
        }
        Participation.takeBack(deciding, conversation.id(), reason);
        Participation.leave(deciding, conversation.id(), former, "HAS_IT_NOW");
        Conversation moved = takeFrom(deciding, conversation, missed, former, by, reason, true);
        give(deciding, moved, former, null, Meeting.WITH_ADVOCATE);
        deciding.emit(Notices.stillYours(deciding.state, former, missed, conversation.id(), deciding.now));
    }

    /** Who had the call and stays in it until the next one is there. */
    static @Nullable String handsOver(Deciding deciding, String conversationId) {
        Circle circle = deciding.state.circles().of(conversationId);
        Participant staying = circle == null ? null : circle.in(ParticipantRole.HANDING_OVER);
        return staying == null ? null : staying.advocateId();
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
        refusal = refusal == null ? Callbacks.refuseNow(deciding, conversation) : refusal;
        if (refusal != null) {
            return refusal;
        }
        hand(deciding, conversation, to, assign.actor());
        return null;
    }

    private static void hand(Deciding deciding, Conversation conversation, String to, String by) {
        switch (conversation.stage()) {
            case Stage.Queued queued -> fromQueue(deciding, conversation, to, null);
            case Stage.Aside aside -> throw new IllegalStateException("nobody is called now");
            case Stage.Offered offer -> {
                Offers.rescind(deciding, conversation, offer, "ASSIGNED_BY_SUPERVISOR");
                fromQueue(deciding, conversation, to, null);
            }
            case Stage.Assigned assigned -> move(deciding, conversation, to, by);
            case Stage.Closed closed -> throw new IllegalStateException("a closed conversation is refused");
        }
    }

    /** A supervisor takes it upon themselves, full or away as they may be: they know best. */
    static @Nullable Refusal takeOver(Deciding deciding, DeskCommand.TakeOverConversation take) {
        Conversation conversation = deciding.state.conversations().byId(take.conversationId());
        Refusal refusal = ConversationCommands.refuse(deciding, conversation, take.conversationId());
        if (refusal != null || conversation == null) {
            return refusal;
        }
        Advocate supervisor = deciding.state.roster().advocate(take.actor());
        if (supervisor == null) {
            return Refusals.NOT_ON_ROSTER;
        }
        if (!supervisor.signedIn()) {
            return Refusals.NOT_SIGNED_IN;
        }
        if (take.actor().equals(conversation.advocate())) {
            return Refusals.ALREADY_ASSIGNED;
        }
        if (conversation.barred().advocates().contains(take.actor())) {
            return Refusals.CONFLICT;
        }
        refusal = Callbacks.refuseNow(deciding, conversation);
        if (refusal != null) {
            return refusal;
        }
        hand(deciding, conversation, take.actor(), take.actor());
        Offers.shrink(deciding, take.actor());
        return null;
    }

    /** @param offerId the offer that was accepted, if it was one */
    static void fromQueue(Deciding deciding, Conversation conversation, String to, @Nullable String offerId) {
        give(deciding, conversation, to, offerId, null);
        Callbacks.start(deciding, conversation, to);
    }

    private static void give(
            Deciding deciding,
            Conversation conversation,
            String to,
            @Nullable String offerId,
            @Nullable Meeting meeting) {
        long waited = conversation.turn().millisAt(deciding.now);
        long wanted = deciding.line.routing().serviceLevelThreshold().toMillis();
        WritingUp.resume(deciding, conversation, to);
        Boolean inTime = conversation.turn().answered() ? null : Boolean.valueOf(waited <= wanted);
        deciding.emit(new EngineEvent.ConversationAssigned(
                conversation.id(), to, offerId, waited, inTime, meeting, deciding.now));
    }

    private static Conversation takeFrom(
            Deciding deciding,
            Conversation conversation,
            String from,
            @Nullable String to,
            String by,
            @Nullable String reason,
            @Nullable Boolean warm) {
        deciding.emit(new EngineEvent.ConversationTransferred(
                conversation.id(), from, to, by, reason, warm, deciding.widensAt(), deciding.now));
        return deciding.state.conversations().existing(conversation.id());
    }

    /** Why the advocate cannot be given this conversation now, if so. */
    static @Nullable Refusal refuseTo(Deciding deciding, Conversation conversation, String to) {
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
        if (conversation.barred().advocates().contains(to)) {
            return Refusals.CONFLICT;
        }
        if (!advocate.available()) {
            return Refusals.NOT_AVAILABLE;
        }
        int room = deciding.state.roster().free(to, conversation.person().channel());
        // An offer of this very conversation, or being in it, has taken its place already.
        int needed = to.equals(conversation.offeredTo()) || takesPart(deciding, conversation, to) ? 0 : 1;
        return room >= needed ? null : Refusals.AT_CAPACITY;
    }

    private static boolean takesPart(Deciding deciding, Conversation conversation, String advocateId) {
        Circle circle = deciding.state.circles().of(conversation.id());
        return circle != null && circle.places().contains(advocateId);
    }
}
