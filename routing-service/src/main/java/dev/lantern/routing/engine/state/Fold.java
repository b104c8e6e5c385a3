package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.FeedEvent.DeliveryState;
import dev.lantern.events.SignalReceived;
import dev.lantern.routing.engine.state.EngineEvent.AdvocateEnrolled;
import dev.lantern.routing.engine.state.EngineEvent.AdvocateRemoved;
import dev.lantern.routing.engine.state.EngineEvent.AnswerRepeated;
import dev.lantern.routing.engine.state.EngineEvent.CommandAnswered;
import dev.lantern.routing.engine.state.EngineEvent.ConversationAbandoned;
import dev.lantern.routing.engine.state.EngineEvent.ConversationAssigned;
import dev.lantern.routing.engine.state.EngineEvent.ConversationBegan;
import dev.lantern.routing.engine.state.EngineEvent.ConversationCompleted;
import dev.lantern.routing.engine.state.EngineEvent.ConversationForgotten;
import dev.lantern.routing.engine.state.EngineEvent.ConversationReopened;
import dev.lantern.routing.engine.state.EngineEvent.ConversationTransferred;
import dev.lantern.routing.engine.state.EngineEvent.DeliveryAdvanced;
import dev.lantern.routing.engine.state.EngineEvent.DeskShown;
import dev.lantern.routing.engine.state.EngineEvent.IdsForgotten;
import dev.lantern.routing.engine.state.EngineEvent.OfferDeclined;
import dev.lantern.routing.engine.state.EngineEvent.OfferExpired;
import dev.lantern.routing.engine.state.EngineEvent.OfferMade;
import dev.lantern.routing.engine.state.EngineEvent.OfferRescinded;
import dev.lantern.routing.engine.state.EngineEvent.PresenceChanged;
import dev.lantern.routing.engine.state.EngineEvent.ReplyAsked;
import dev.lantern.routing.engine.state.EngineEvent.ReplyForgotten;
import dev.lantern.routing.engine.state.EngineEvent.SearchWidened;
import dev.lantern.routing.engine.state.EngineEvent.SignalJoined;
import dev.lantern.routing.engine.state.EngineEvent.SignalSeen;
import dev.lantern.routing.engine.state.EngineEvent.UrgencyRaised;
import java.util.function.UnaryOperator;

/** What each event does to the state. It depends on the event and the state alone, and decides nothing. */
final class Fold {

    private final LineState state;

    private Fold(LineState state) {
        this.state = state;
    }

    static void into(LineState state, EngineEvent event) {
        Fold fold = new Fold(state);
        switch (event) {
            case SignalSeen seen -> state.put(new SeenSignal(seen.signalId(), seen.at()));
            case ConversationBegan began -> fold.begin(began);
            case SignalJoined joined -> fold.join(joined);
            case UrgencyRaised raised -> fold.change(raised.conversationId(), was -> was.ranked(raised.rank()));
            case ConversationReopened reopened -> fold.reopen(reopened);
            case ConversationAbandoned abandoned -> fold.abandon(abandoned);
            case SearchWidened widened -> fold.change(widened.conversationId(), Conversation::widened);
            case OfferMade made ->
                fold.change(
                        made.conversationId(), was -> was.offered(made.offerId(), made.advocateId(), made.expiresAt()));
            case OfferDeclined declined -> fold.change(declined.conversationId(), was -> was.unoffered(true));
            case OfferExpired expired -> fold.change(expired.conversationId(), was -> was.unoffered(false));
            case OfferRescinded rescinded -> fold.change(rescinded.conversationId(), was -> was.unoffered(false));
            case ConversationAssigned assigned -> fold.assign(assigned);
            case ConversationTransferred transferred -> fold.transfer(transferred);
            case ConversationCompleted completed -> {
                fold.change(completed.conversationId(), was -> was.closed(completed.quietUntil()));
                fold.idleFromNow(completed.advocateId());
            }
            case ConversationForgotten forgotten -> state.removeConversation(forgotten.conversationId());
            case AdvocateEnrolled enrolled -> fold.enrol(enrolled);
            case AdvocateRemoved removed -> state.removeAdvocate(fold.advocate(removed.advocateId()));
            case PresenceChanged changed -> fold.changePresence(changed);
            case ReplyAsked asked -> fold.ask(asked);
            case DeliveryAdvanced advanced -> fold.advance(advanced);
            case ReplyForgotten forgotten -> fold.forget(forgotten);
            case CommandAnswered answered ->
                state.put(
                        new AnsweredCommand(answered.commandId(), answered.actor(), answered.refusal(), answered.at()));
            case IdsForgotten forgotten -> {
                forgotten.signals().forEach(state::removeSignal);
                forgotten.commands().forEach(state::removeCommand);
            }
            case AnswerRepeated repeated -> {}
            case DeskShown shown -> {}
        }
    }

    private void begin(ConversationBegan began) {
        SignalReceived signal = began.signal();
        ThreadCount thread = state.conversations().thread(signal.threadId());
        state.put(new ThreadCount(signal.threadId(), thread.conversations() + 1));
        Person person = Person.of(signal, began.defaultLanguage());
        Turn turn = Turn.begun(began.at(), state.nextInSequence(), began.widensAt());
        state.put(Conversation.begun(began.conversationId(), person, began.rank(), turn));
        state.put(new Said(began.conversationId(), 0, Said.message(signal)));
    }

    private void join(SignalJoined joined) {
        Conversation was = conversation(joined.conversationId());
        state.put(new Said(was.id(), was.said(), Said.message(joined.signal())));
        state.put(was.joinedBy(joined.signal()));
    }

    private void reopen(ConversationReopened reopened) {
        Turn turn = Turn.begun(reopened.at(), state.nextInSequence(), reopened.widensAt());
        change(reopened.conversationId(), was -> was.reopened(reopened.rank(), turn));
    }

    private void abandon(ConversationAbandoned abandoned) {
        change(abandoned.conversationId(), was -> was.closed(abandoned.quietUntil()));
        state.put(state.hour().minute(abandoned.at()).withAbandoned());
    }

    private void assign(ConversationAssigned assigned) {
        change(assigned.conversationId(), was -> was.assigned(assigned.advocateId()));
        Boolean inTime = assigned.answeredInTime();
        if (inTime != null) {
            state.put(state.hour().minute(assigned.at()).withAnswer(assigned.waitedMillis(), inTime));
        }
    }

    private void transfer(ConversationTransferred transferred) {
        change(
                transferred.conversationId(),
                was -> was.givenBack(transferred.from(), transferred.at(), transferred.widensAt()));
        idleFromNow(transferred.from());
    }

    private void enrol(AdvocateEnrolled enrolled) {
        Advocate was = state.roster().advocate(enrolled.profile().advocateId());
        state.put(
                was == null
                        ? new Advocate(enrolled.profile(), AdvocateState.OFFLINE, null, 0)
                        : new Advocate(enrolled.profile(), was.presence(), was.away(), was.idleSince()));
    }

    private void changePresence(PresenceChanged changed) {
        Advocate was = advocate(changed.advocateId());
        long idleSince = changed.presence() == AdvocateState.AVAILABLE ? state.nextInSequence() : was.idleSince();
        state.put(new Advocate(was.profile(), changed.presence(), changed.away(), idleSince));
    }

    private void ask(ReplyAsked asked) {
        Reply early = state.replies().byId(asked.replyId());
        DeliveryState reached = early == null ? DeliveryState.QUEUED : early.state();
        String why = early == null ? null : early.explanation();
        state.put(new Reply(asked.replyId(), asked.conversationId(), asked.author(), reached, why, asked.at()));
    }

    private void advance(DeliveryAdvanced advanced) {
        Reply was = state.replies().byId(advanced.replyId());
        state.put(
                was == null
                        ? new Reply(
                                advanced.replyId(),
                                advanced.conversationId(),
                                null,
                                advanced.state(),
                                advanced.explanation(),
                                advanced.at())
                        : was.became(advanced.state(), advanced.explanation()));
    }

    private void forget(ReplyForgotten forgotten) {
        Reply reply = state.replies().byId(forgotten.replyId());
        if (reply != null) {
            state.removeReply(reply);
        }
    }

    /** Whoever gave up a conversation stands behind those who have been idle longer. */
    private void idleFromNow(String advocateId) {
        Advocate was = state.roster().advocate(advocateId);
        if (was != null) {
            state.put(new Advocate(was.profile(), was.presence(), was.away(), state.nextInSequence()));
        }
    }

    private void change(String conversationId, UnaryOperator<Conversation> how) {
        state.put(how.apply(conversation(conversationId)));
    }

    private Conversation conversation(String conversationId) {
        return state.conversations().existing(conversationId);
    }

    private Advocate advocate(String advocateId) {
        Advocate advocate = state.roster().advocate(advocateId);
        if (advocate == null) {
            throw new IllegalStateException("no advocate " + advocateId);
        }
        return advocate;
    }
}
