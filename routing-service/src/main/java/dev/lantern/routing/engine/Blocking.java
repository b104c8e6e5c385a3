package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.OfferEnd;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Flag;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which advocates must not get which people: those in conflict never, others than supervisors not while a flag stands. */
final class Blocking {

    /** A flag is for a time; one for longer is a slip of the pen. */
    private static final Duration LONGEST_FLAG = Duration.ofDays(366);

    private static final String CONFLICT = "CONFLICT";
    private static final String FLAGGED = "FLAGGED";

    private Blocking() {}

    static @Nullable Refusal declare(Deciding deciding, DeskCommand.DeclareConflict declare) {
        Conversation conversation = deciding.state.conversations().byId(declare.conversationId());
        if (conversation == null) {
            return unknown(deciding, declare.conversationId());
        }
        if (deciding.state.roster().advocate(declare.advocateId()) == null) {
            return Refusals.NOT_ON_ROSTER;
        }
        String person = conversation.person().hash();
        if (deciding.state.blocks().conflict(person, declare.advocateId())) {
            return null;
        }
        deciding.emit(new EngineEvent.ConflictDeclared(
                conversation.id(), person, declare.advocateId(), declare.actor(), declare.reason(), deciding.now));
        for (Conversation one : ofPerson(deciding, person)) {
            part(deciding, one, declare.advocateId(), declare.actor());
        }
        return null;
    }

    static @Nullable Refusal lift(Deciding deciding, DeskCommand.LiftConflict lift) {
        Conversation conversation = deciding.state.conversations().byId(lift.conversationId());
        if (conversation == null) {
            return unknown(deciding, lift.conversationId());
        }
        String person = conversation.person().hash();
        if (!deciding.state.blocks().conflict(person, lift.advocateId())) {
            return Refusals.NO_CONFLICT;
        }
        deciding.emit(new EngineEvent.ConflictLifted(
                conversation.id(), person, lift.advocateId(), lift.actor(), deciding.now));
        return null;
    }

    /** A conversation that an advocate has stays theirs: they know best when to hand it on. */
    static @Nullable Refusal flag(Deciding deciding, DeskCommand.FlagPerson command) {
        Conversation conversation = deciding.state.conversations().byId(command.conversationId());
        if (conversation == null) {
            return unknown(deciding, command.conversationId());
        }
        if (!command.until().isAfter(deciding.now) || command.until().isAfter(deciding.now.plus(LONGEST_FLAG))) {
            return Refusals.FLAG_WITHOUT_END;
        }
        String person = conversation.person().hash();
        deciding.emit(new EngineEvent.PersonFlagged(
                new Flag(person, conversation.id(), command.until(), command.reason(), command.actor()), deciding.now));
        for (Conversation one : ofPerson(deciding, person)) {
            if (one.stage() instanceof Stage.Offered offer && !supervises(deciding, offer.advocateId())) {
                Offers.rescind(deciding, one, offer, FLAGGED);
            }
        }
        return null;
    }

    static @Nullable Refusal liftFlag(Deciding deciding, DeskCommand.LiftFlag lift) {
        Conversation conversation = deciding.state.conversations().byId(lift.conversationId());
        if (conversation == null) {
            return unknown(deciding, lift.conversationId());
        }
        String person = conversation.person().hash();
        if (deciding.state.blocks().flag(person) == null) {
            return Refusals.NOT_FLAGGED;
        }
        deciding.emit(new EngineEvent.FlagLifted(conversation.id(), person, lift.actor(), deciding.now));
        return null;
    }

    static void expire(Deciding deciding, String person) {
        Flag flag = deciding.state.blocks().flag(person);
        if (flag == null) {
            throw new IllegalStateException("no flag can expire");
        }
        deciding.emit(new EngineEvent.FlagExpired(flag.conversationId(), person, deciding.now));
    }

    /** Whatever the advocate has to do with the conversation ends; the person keeps their place. */
    private static void part(Deciding deciding, Conversation conversation, String advocateId, String by) {
        Circle circle = deciding.state.circles().of(conversation.id());
        Circle.Invitation invitation = circle == null ? null : circle.invitation(advocateId);
        if (invitation != null) {
            Invitations.close(deciding, conversation.id(), invitation, OfferEnd.RESCINDED, CONFLICT);
        }
        Participation.leave(deciding, conversation.id(), advocateId, CONFLICT);
        if (conversation.stage() instanceof Stage.Offered offer
                && offer.advocateId().equals(advocateId)) {
            Offers.rescind(deciding, conversation, offer, CONFLICT);
        } else if (advocateId.equals(conversation.advocate())) {
            Handovers.lose(deciding, conversation, by, CONFLICT);
            WritingUp.start(deciding, conversation, advocateId);
        }
    }

    private static List<Conversation> ofPerson(Deciding deciding, String person) {
        return deciding.state.conversations().ofPerson(person).stream()
                .map(deciding.state.conversations()::existing)
                .toList();
    }

    private static boolean supervises(Deciding deciding, String advocateId) {
        Advocate advocate = deciding.state.roster().advocate(advocateId);
        return advocate != null && advocate.profile().supervises();
    }

    private static Refusal unknown(Deciding deciding, String conversationId) {
        return deciding.state.conversations().everWas(conversationId)
                ? Refusals.CONVERSATION_CLOSED
                : Refusals.UNKNOWN_CONVERSATION;
    }
}
