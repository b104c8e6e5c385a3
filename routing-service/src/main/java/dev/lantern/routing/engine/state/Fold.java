package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.FeedEvent.DeliveryState;
import dev.lantern.events.SignalReceived;
import dev.lantern.routing.engine.state.EngineEvent.AdvocateEnrolled;
import dev.lantern.routing.engine.state.EngineEvent.AdvocateRemoved;
import dev.lantern.routing.engine.state.EngineEvent.AdvocateVanished;
import dev.lantern.routing.engine.state.EngineEvent.AnswerRepeated;
import dev.lantern.routing.engine.state.EngineEvent.AnsweredElsewhere;
import dev.lantern.routing.engine.state.EngineEvent.CallbackAgreed;
import dev.lantern.routing.engine.state.EngineEvent.CallbackCameUp;
import dev.lantern.routing.engine.state.EngineEvent.CallbackDropped;
import dev.lantern.routing.engine.state.EngineEvent.CallbackLapsed;
import dev.lantern.routing.engine.state.EngineEvent.CallbackReached;
import dev.lantern.routing.engine.state.EngineEvent.CallbackStarted;
import dev.lantern.routing.engine.state.EngineEvent.CallbackSuperseded;
import dev.lantern.routing.engine.state.EngineEvent.CommandAnswered;
import dev.lantern.routing.engine.state.EngineEvent.ConflictDeclared;
import dev.lantern.routing.engine.state.EngineEvent.ConflictLifted;
import dev.lantern.routing.engine.state.EngineEvent.ConversationAbandoned;
import dev.lantern.routing.engine.state.EngineEvent.ConversationAssigned;
import dev.lantern.routing.engine.state.EngineEvent.ConversationBegan;
import dev.lantern.routing.engine.state.EngineEvent.ConversationCompleted;
import dev.lantern.routing.engine.state.EngineEvent.ConversationForgotten;
import dev.lantern.routing.engine.state.EngineEvent.ConversationHeld;
import dev.lantern.routing.engine.state.EngineEvent.ConversationReleased;
import dev.lantern.routing.engine.state.EngineEvent.ConversationReopened;
import dev.lantern.routing.engine.state.EngineEvent.ConversationTransferred;
import dev.lantern.routing.engine.state.EngineEvent.DeliveryAdvanced;
import dev.lantern.routing.engine.state.EngineEvent.DeskConnected;
import dev.lantern.routing.engine.state.EngineEvent.DeskDisconnected;
import dev.lantern.routing.engine.state.EngineEvent.DeskLost;
import dev.lantern.routing.engine.state.EngineEvent.DeskShown;
import dev.lantern.routing.engine.state.EngineEvent.DeskSilent;
import dev.lantern.routing.engine.state.EngineEvent.FirstAnswerGiven;
import dev.lantern.routing.engine.state.EngineEvent.FlagExpired;
import dev.lantern.routing.engine.state.EngineEvent.FlagLifted;
import dev.lantern.routing.engine.state.EngineEvent.IdsForgotten;
import dev.lantern.routing.engine.state.EngineEvent.InvitationClosed;
import dev.lantern.routing.engine.state.EngineEvent.Invited;
import dev.lantern.routing.engine.state.EngineEvent.OfferDeclined;
import dev.lantern.routing.engine.state.EngineEvent.OfferExpired;
import dev.lantern.routing.engine.state.EngineEvent.OfferMade;
import dev.lantern.routing.engine.state.EngineEvent.OfferRescinded;
import dev.lantern.routing.engine.state.EngineEvent.OptedIn;
import dev.lantern.routing.engine.state.EngineEvent.OptedOut;
import dev.lantern.routing.engine.state.EngineEvent.OverdueTold;
import dev.lantern.routing.engine.state.EngineEvent.PartArrived;
import dev.lantern.routing.engine.state.EngineEvent.ParticipantJoined;
import dev.lantern.routing.engine.state.EngineEvent.ParticipantLeft;
import dev.lantern.routing.engine.state.EngineEvent.PersonFlagged;
import dev.lantern.routing.engine.state.EngineEvent.PresenceChanged;
import dev.lantern.routing.engine.state.EngineEvent.ReplyAsked;
import dev.lantern.routing.engine.state.EngineEvent.ReplyForgotten;
import dev.lantern.routing.engine.state.EngineEvent.RequirementsSet;
import dev.lantern.routing.engine.state.EngineEvent.SearchRelaxed;
import dev.lantern.routing.engine.state.EngineEvent.SettingsChanged;
import dev.lantern.routing.engine.state.EngineEvent.SignalJoined;
import dev.lantern.routing.engine.state.EngineEvent.SignalSeen;
import dev.lantern.routing.engine.state.EngineEvent.SupervisorsTold;
import dev.lantern.routing.engine.state.EngineEvent.UrgencyCorrected;
import dev.lantern.routing.engine.state.EngineEvent.UrgencyRaised;
import dev.lantern.routing.engine.state.EngineEvent.WaitLimitPassed;
import dev.lantern.routing.engine.state.EngineEvent.WaitLimited;
import dev.lantern.routing.engine.state.EngineEvent.WrapUpEnded;
import dev.lantern.routing.engine.state.EngineEvent.WrapUpStarted;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
            case UrgencyCorrected corrected ->
                fold.change(corrected.conversationId(), was -> was.ranked(corrected.rank()));
            case UrgencyRaised raised -> fold.change(raised.conversationId(), was -> was.ranked(raised.rank()));
            case ConversationReopened reopened -> fold.reopen(reopened);
            case ConversationAbandoned abandoned -> fold.abandon(abandoned);
            case AnsweredElsewhere elsewhere ->
                fold.change(elsewhere.conversationId(), was -> was.closed(elsewhere.quietUntil()));
            case SearchRelaxed relaxed ->
                fold.change(
                        relaxed.conversationId(),
                        was -> was.turned(was.turn().relaxed(relaxed.step(), relaxed.nextAt())));
            case ConversationHeld held ->
                fold.change(held.conversationId(), was -> was.turned(was.turn().held(held.until())));
            case ConversationReleased released ->
                fold.change(
                        released.conversationId(), was -> was.turned(was.turn().released(released.widensAt())));
            case RequirementsSet set -> fold.change(set.conversationId(), was -> was.requiring(set.requirements()));
            case SettingsChanged changed -> state.put(changed.settings());
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
            case ConversationForgotten forgotten -> fold.forget(forgotten);
            case AdvocateEnrolled enrolled -> fold.enrol(enrolled);
            case AdvocateRemoved removed -> state.removeAdvocate(fold.advocate(removed.advocateId()));
            case PresenceChanged changed -> fold.changePresence(changed);
            case WrapUpStarted started ->
                state.put(new WrapUp(
                        started.advocateId(),
                        started.conversationId(),
                        started.channel(),
                        started.at(),
                        started.endsAt()));
            case WrapUpEnded ended -> {
                state.removeWrapUp(WrapUp.key(ended.advocateId(), ended.conversationId()));
                fold.idleFromNow(ended.advocateId());
            }
            case Invited invited -> fold.invite(invited);
            case InvitationClosed closed -> {
                String offerId = closed.invitation().offerId();
                fold.changeCircle(closed.conversationId(), was -> was.uninviting(offerId));
            }
            case ParticipantJoined joined ->
                fold.changeCircle(joined.conversationId(), was -> was.joinedBy(joined.participant()));
            case ParticipantLeft left ->
                fold.changeCircle(left.conversationId(), was -> was.leftBy(left.participant()));
            case EngineEvent.ThirdPartyCalled called ->
                fold.changeCircle(called.conversationId(), was -> was.joinedBy(called.participant()));
            case EngineEvent.ParticipantChanged changed ->
                fold.changeCircle(changed.conversationId(), was -> was.changed(changed.before(), changed.now()));
            case EngineEvent.CallHeld held -> fold.changeCircle(held.conversationId(), was -> was.held(held.at()));
            case EngineEvent.CallResumed resumed -> fold.changeCircle(resumed.conversationId(), was -> was.held(null));
            case EngineEvent.CallMuted muted -> {}
            case EngineEvent.WhisperChanged whisper -> {}
            case EngineEvent.AdvocateTold told -> {}
            case DeskConnected connected ->
                state.put(state.desks().of(connected.advocateId()).connected(connected.streamId(), connected.at()));
            case DeskDisconnected disconnected ->
                fold.putDesk(state.desks()
                        .of(disconnected.advocateId())
                        .disconnected(
                                disconnected.streamId(),
                                disconnected.at(),
                                disconnected.lostAt(),
                                disconnected.vanishedAt()));
            case DeskSilent silent ->
                fold.putDesk(state.desks().of(silent.advocateId()).silent(silent.lostAt(), silent.vanishedAt()));
            case DeskLost lost ->
                fold.putDesk(state.desks().of(lost.advocateId()).lost());
            case AdvocateVanished vanished ->
                fold.putDesk(state.desks().of(vanished.advocateId()).vanished());
            case WaitLimited limited ->
                fold.change(limited.conversationId(), was -> was.alarmed(new Alarm(limited.limitAt(), false)));
            case WaitLimitPassed passed ->
                fold.change(passed.conversationId(), was -> was.alarmed(new Alarm(passed.againAt(), true)));
            case CallbackAgreed agreed ->
                fold.change(
                        agreed.conversationId(),
                        was -> was.toCallBack(
                                agreed.callback(),
                                agreed.asideUntil(),
                                agreed.former(),
                                agreed.at(),
                                agreed.widensAt()));
            case CallbackCameUp up ->
                fold.change(up.conversationId(), was -> was.back(was.callback(), up.at(), up.widensAt()));
            case CallbackStarted started -> fold.change(started.conversationId(), Conversation::called);
            case CallbackDropped dropped ->
                fold.change(dropped.conversationId(), was -> was.back(null, dropped.at(), dropped.widensAt()));
            case CallbackLapsed lapsed -> fold.lapse(lapsed);
            case CallbackReached reached -> fold.change(reached.conversationId(), Conversation::reached);
            case CallbackSuperseded superseded -> {
                fold.change(superseded.conversationId(), was -> was.closed(superseded.quietUntil()));
                fold.change(superseded.by(), was -> was.inPlaceOf(superseded.place()));
            }
            case OverdueTold told -> {}
            case SupervisorsTold told -> {}
            case ConflictDeclared declared -> {
                state.put(new Conflict(
                        declared.person(), declared.advocateId(), declared.by(), declared.reason(), declared.at()));
                fold.bar(declared.person());
            }
            case ConflictLifted lifted -> {
                state.removeConflict(lifted.person(), lifted.advocateId());
                fold.bar(lifted.person());
            }
            case PersonFlagged flagged -> {
                state.put(flagged.flag());
                fold.bar(flagged.flag().person());
            }
            case FlagLifted lifted -> fold.unflag(lifted.person());
            case FlagExpired expired -> fold.unflag(expired.person());
            case ReplyAsked asked -> fold.ask(asked.replyId(), asked.conversationId(), asked.author(), asked.at());
            case FirstAnswerGiven given -> fold.ask(given.replyId(), given.conversationId(), Reply.SYSTEM, given.at());
            case OptedOut out -> state.put(new OptOut(out.person()));
            case OptedIn in -> state.removeOptOut(in.person());
            case DeliveryAdvanced advanced -> fold.advance(advanced);
            case PartArrived part -> fold.arrive(part);
            case ReplyForgotten forgotten -> fold.forget(forgotten);
            case CommandAnswered answered ->
                state.put(
                        new AnsweredCommand(answered.commandId(), answered.actor(), answered.refusal(), answered.at()));
            case IdsForgotten forgotten -> {
                forgotten.signals().forEach(state::removeSignal);
                forgotten.commands().forEach(state::removeCommand);
            }
            case AnswerRepeated repeated -> {}
            case EngineEvent.RosterShown shown -> {}
            case DeskShown shown -> {}
        }
    }

    private void begin(ConversationBegan began) {
        SignalReceived signal = began.signal();
        ThreadCount thread = state.conversations().thread(signal.threadId());
        state.put(thread.withOneMore());
        Person person = Person.of(signal, began.defaultLanguage());
        Turn turn = Turn.begun(began.at(), state.nextInSequence(), began.widensAt());
        state.put(Conversation.begun(
                        began.conversationId(), person, began.rank(), turn, began.requirements(), began.former())
                .barredBy(state.blocks().of(person.hash())));
        state.put(new Said(began.conversationId(), 0, Said.message(signal)));
    }

    private void join(SignalJoined joined) {
        Conversation was = conversation(joined.conversationId());
        state.put(new Said(was.id(), was.said(), Said.message(joined.signal())));
        Conversation now = was.joinedBy(joined.signal());
        state.put(now.barredBy(state.blocks().of(now.person().hash())));
    }

    private void reopen(ConversationReopened reopened) {
        Turn turn = Turn.begun(reopened.at(), state.nextInSequence(), reopened.widensAt());
        change(reopened.conversationId(), was -> was.reopened(reopened.rank(), turn, reopened.former()));
    }

    /** Whom the person had last is remembered with their thread. */
    private void forget(ConversationForgotten forgotten) {
        Conversation was = conversation(forgotten.conversationId());
        String had = was.formerAdvocate();
        if (had != null && was.stage() instanceof Stage.Closed(Instant quietUntil)) {
            state.put(state.conversations()
                    .thread(ConversationIds.threadOf(was.id()))
                    .had(had, quietUntil));
        }
        state.removeConversation(was.id());
    }

    private void abandon(ConversationAbandoned abandoned) {
        change(abandoned.conversationId(), was -> was.closed(abandoned.quietUntil()));
        state.put(state.hour().minute(abandoned.at()).withAbandoned());
    }

    /** Who had an advocate before is counted already. */
    private void lapse(CallbackLapsed lapsed) {
        boolean answered = conversation(lapsed.conversationId()).turn().answered();
        change(lapsed.conversationId(), was -> was.closed(lapsed.quietUntil()));
        if (!answered) {
            state.put(state.hour().minute(lapsed.at()).withAbandoned());
        }
    }

    private void assign(ConversationAssigned assigned) {
        Conversation was = conversation(assigned.conversationId());
        state.put(was.assigned(assigned.advocateId()));
        state.put(advocate(assigned.advocateId()).afterOne(was.severe()));
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
                        ? new Advocate(enrolled.profile(), AdvocateState.OFFLINE, null, 0, 0)
                        : new Advocate(
                                enrolled.profile(), was.presence(), was.away(), was.idleSince(), was.severeInRow()));
    }

    private void changePresence(PresenceChanged changed) {
        Advocate was = advocate(changed.advocateId());
        long idleSince = changed.presence() == AdvocateState.AVAILABLE ? state.nextInSequence() : was.idleSince();
        state.put(new Advocate(was.profile(), changed.presence(), changed.away(), idleSince, was.severeInRow()));
    }

    private void ask(String replyId, String conversationId, String author, Instant at) {
        Reply early = state.replies().byId(replyId);
        DeliveryState reached = early == null ? DeliveryState.QUEUED : early.state();
        String why = early == null ? null : early.explanation();
        Set<Integer> arrived = early == null ? Set.of() : early.arrived();
        state.put(new Reply(replyId, conversationId, author, reached, why, arrived, at));
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
                                Set.of(),
                                advanced.at())
                        : was.became(advanced.state(), advanced.explanation()));
    }

    private void arrive(PartArrived part) {
        Reply was = state.replies().byId(part.replyId());
        Reply known = was == null
                ? new Reply(
                        part.replyId(), part.conversationId(), null, DeliveryState.QUEUED, null, Set.of(), part.at())
                : was;
        state.put(known.has(part.part()));
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
            state.put(
                    new Advocate(was.profile(), was.presence(), was.away(), state.nextInSequence(), was.severeInRow()));
        }
    }

    private void invite(Invited invited) {
        change(invited.conversationId(), Conversation::invited);
        changeCircle(invited.conversationId(), was -> was.inviting(invited.invitation()));
    }

    private void changeCircle(String conversationId, UnaryOperator<Circle> how) {
        Circle was = state.circles().of(conversationId);
        Circle now = how.apply(was == null ? Circle.around(conversation(conversationId)) : was);
        if (now.empty()) {
            state.removeCircle(conversationId);
        } else {
            state.put(now);
        }
    }

    private void unflag(String person) {
        state.removeFlag(person);
        bar(person);
    }

    /** Every conversation of the person knows who must not be asked. */
    private void bar(String person) {
        Bars bars = state.blocks().of(person);
        List.copyOf(state.conversations().ofPerson(person)).forEach(id -> change(id, was -> was.barredBy(bars)));
    }

    private void putDesk(Desk desk) {
        if (desk.empty()) {
            state.removeDesk(desk.advocateId());
        } else {
            state.put(desk);
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
