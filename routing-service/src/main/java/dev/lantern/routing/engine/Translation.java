package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.DeliveryState;
import dev.lantern.events.FeedEvent.OfferEnd;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Callback;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.Flag;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Reply;
import dev.lantern.routing.engine.state.Said;
import dev.lantern.routing.engine.state.Stage;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the world is told of each event of the engine, in the state just after it. Who may see a message is decided here,
 * once: only the feeds of the advocate who has the conversation and of those who are in it beside them get it.
 */
final class Translation {

    private final LineState state;
    private final String line;
    private final Instant at;
    private final Consumer<? super LanternEvent> out;

    private Translation(LineState state, Instant at, Consumer<? super LanternEvent> out) {
        this.state = state;
        this.line = state.line();
        this.at = at;
        this.out = out;
    }

    static void of(EngineEvent event, LineState state, Consumer<? super LanternEvent> out) {
        Translation to = new Translation(state, event.at(), out);
        switch (event) {
            case EngineEvent.ConversationBegan began -> to.queued(began);
            case EngineEvent.SignalJoined joined -> to.continued(joined);
            case EngineEvent.UrgencyCorrected corrected ->
                out.accept(new AssignmentEvent.UrgencyCorrected(
                        corrected.conversationId(),
                        to.line,
                        corrected.from(),
                        corrected.rank().urgency(),
                        corrected.by(),
                        corrected.reason(),
                        to.at));
            case EngineEvent.UrgencyRaised raised ->
                out.accept(new AssignmentEvent.ConversationEscalated(
                        raised.conversationId(),
                        to.line,
                        raised.rank().urgency(),
                        raised.rank().reasons(),
                        null,
                        to.at));
            case EngineEvent.ConversationReopened reopened ->
                out.accept(new AssignmentEvent.ConversationReopened(
                        reopened.conversationId(),
                        to.line,
                        reopened.rank().urgency(),
                        reopened.rank().reasons(),
                        to.at));
            case EngineEvent.ConversationAbandoned abandoned ->
                out.accept(new AssignmentEvent.ConversationAbandoned(
                        abandoned.conversationId(), to.line, abandoned.waitedMillis(), to.at));
            case EngineEvent.AnsweredElsewhere elsewhere ->
                out.accept(new AssignmentEvent.ConversationCompleted(
                        elsewhere.conversationId(), to.line, null, elsewhere.reason(), to.at));
            case EngineEvent.SearchRelaxed relaxed ->
                out.accept(new AssignmentEvent.SearchRelaxed(
                        relaxed.conversationId(), to.line, relaxed.step(), null, relaxed.reason(), to.policy(), to.at));
            case EngineEvent.RequirementsSet set ->
                out.accept(new AssignmentEvent.RequirementsChanged(
                        set.conversationId(), to.line, set.requirements(), set.by(), set.reasons(), to.at));
            case EngineEvent.SettingsChanged changed -> to.settings(changed);
            case EngineEvent.ConversationHeld held -> {}
            case EngineEvent.ConversationReleased released -> {}
            case EngineEvent.OfferMade made -> to.offered(made);
            case EngineEvent.OfferDeclined declined -> {
                out.accept(new AssignmentEvent.OfferDeclined(
                        declined.conversationId(),
                        to.line,
                        declined.offerId(),
                        declined.advocateId(),
                        declined.reason(),
                        to.at));
                to.offerClosed(declined.advocateId(), declined.offerId(), declined.conversationId(), OfferEnd.DECLINED);
            }
            case EngineEvent.OfferExpired expired -> {
                out.accept(new AssignmentEvent.OfferExpired(
                        expired.conversationId(), to.line, expired.offerId(), expired.advocateId(), to.at));
                to.offerClosed(expired.advocateId(), expired.offerId(), expired.conversationId(), OfferEnd.EXPIRED);
            }
            case EngineEvent.OfferRescinded rescinded -> {
                out.accept(new AssignmentEvent.OfferRescinded(
                        rescinded.conversationId(),
                        to.line,
                        rescinded.offerId(),
                        rescinded.advocateId(),
                        rescinded.reason(),
                        to.at));
                to.offerClosed(
                        rescinded.advocateId(), rescinded.offerId(), rescinded.conversationId(), OfferEnd.RESCINDED);
            }
            case EngineEvent.ConversationAssigned assigned -> to.assigned(assigned);
            case EngineEvent.ConversationTransferred transferred -> {
                out.accept(new AssignmentEvent.ConversationTransferred(
                        transferred.conversationId(),
                        to.line,
                        transferred.from(),
                        transferred.to(),
                        transferred.by(),
                        transferred.reason(),
                        transferred.warm(),
                        to.at));
                String why = transferred.reason();
                to.closed(transferred.from(), transferred.conversationId(), why == null ? "TRANSFERRED" : why);
            }
            case EngineEvent.ConversationCompleted completed -> {
                out.accept(new AssignmentEvent.ConversationCompleted(
                        completed.conversationId(), to.line, completed.advocateId(), completed.reason(), to.at));
                to.closed(completed.advocateId(), completed.conversationId(), completed.reason());
            }
            case EngineEvent.AdvocateEnrolled enrolled ->
                out.accept(new AssignmentEvent.AdvocateEnrolled(to.line, enrolled.profile(), to.at));
            case EngineEvent.AdvocateRemoved removed ->
                out.accept(new AssignmentEvent.AdvocateRemoved(removed.advocateId(), to.line, to.at));
            case EngineEvent.PresenceChanged changed -> to.presenceChanged(changed);
            case EngineEvent.WrapUpStarted started -> {
                out.accept(new AssignmentEvent.WrapUpStarted(
                        started.conversationId(),
                        to.line,
                        started.advocateId(),
                        started.endsAt(),
                        started.policy(),
                        to.at));
                out.accept(new FeedEvent.WrapUpChanged(
                        started.advocateId(), to.line, started.conversationId(), started.endsAt(), to.at));
            }
            case EngineEvent.WrapUpEnded ended -> {
                out.accept(new AssignmentEvent.WrapUpEnded(
                        ended.conversationId(), to.line, ended.advocateId(), ended.reason(), ended.millis(), to.at));
                out.accept(
                        new FeedEvent.WrapUpChanged(ended.advocateId(), to.line, ended.conversationId(), null, to.at));
            }
            case EngineEvent.Invited invited -> to.circle().invited(invited);
            case EngineEvent.InvitationClosed closed -> to.circle().closed(closed);
            case EngineEvent.ParticipantJoined joined -> to.circle().joined(joined);
            case EngineEvent.ParticipantLeft left -> to.circle().left(left);
            case EngineEvent.ThirdPartyCalled called -> to.circle().called(called);
            case EngineEvent.ParticipantChanged changed -> to.circle().changed(changed);
            case EngineEvent.CallHeld held -> {
                out.accept(new AssignmentEvent.CallHeld(held.conversationId(), to.line, held.by(), to.at));
                to.circle().hold(held.conversationId(), to.at);
            }
            case EngineEvent.CallResumed resumed -> {
                out.accept(new AssignmentEvent.CallResumed(
                        resumed.conversationId(), to.line, resumed.by(), resumed.heldMillis(), to.at));
                to.circle().hold(resumed.conversationId(), null);
            }
            case EngineEvent.CallMuted muted ->
                out.accept(new AssignmentEvent.CallMuted(
                        muted.conversationId(), to.line, muted.advocateId(), muted.muted(), to.at));
            case EngineEvent.WhisperChanged whisper ->
                out.accept(new AssignmentEvent.WhisperChanged(
                        whisper.conversationId(),
                        to.line,
                        whisper.advocateId(),
                        whisper.to(),
                        whisper.whispering(),
                        to.at));
            case EngineEvent.AdvocateTold told ->
                out.accept(new FeedEvent.Notice(
                        told.advocateId(), to.line, told.code(), told.text(), told.conversationId(), to.at));
            case EngineEvent.WaitLimited limited -> {}
            case EngineEvent.WaitLimitPassed passed -> {
                out.accept(new AssignmentEvent.WaitLimitPassed(
                        passed.conversationId(), to.line, passed.waitedMillis(), passed.policy(), to.at));
                to.alarm(
                        "WAIT_LIMIT_PASSED",
                        "A person waits for longer than the line allows.",
                        passed.conversationId());
            }
            case EngineEvent.OverdueTold told -> out.accept(Notices.overdue(state, told));
            case EngineEvent.SupervisorsTold told -> to.alarm(told.code(), told.text(), told.conversationId());
            case EngineEvent.CallbackAgreed agreed -> to.callbackAgreed(agreed);
            case EngineEvent.CallbackStarted started -> to.callbackDue(started);
            case EngineEvent.CallbackCameUp up -> {}
            case EngineEvent.CallbackDropped dropped ->
                out.accept(new AssignmentEvent.CallbackDropped(
                        dropped.conversationId(), to.line, dropped.reason(), to.at));
            case EngineEvent.CallbackLapsed lapsed ->
                out.accept(new AssignmentEvent.ConversationCompleted(
                        lapsed.conversationId(), to.line, null, lapsed.reason(), to.at));
            case EngineEvent.CallbackReached reached -> {}
            case EngineEvent.CallbackSuperseded superseded -> {
                out.accept(new AssignmentEvent.CallbackDropped(
                        superseded.conversationId(), to.line, superseded.reason(), to.at));
                out.accept(new AssignmentEvent.ConversationCompleted(
                        superseded.conversationId(), to.line, null, superseded.reason(), to.at));
            }
            case EngineEvent.ConflictDeclared declared ->
                out.accept(new AssignmentEvent.ConflictDeclared(
                        declared.conversationId(),
                        to.line,
                        declared.advocateId(),
                        declared.by(),
                        declared.reason(),
                        to.at));
            case EngineEvent.ConflictLifted lifted ->
                out.accept(new AssignmentEvent.ConflictLifted(
                        lifted.conversationId(), to.line, lifted.advocateId(), lifted.by(), to.at));
            case EngineEvent.PersonFlagged(Flag flag, Instant at) ->
                out.accept(new AssignmentEvent.PersonFlagged(
                        flag.conversationId(), to.line, flag.until(), flag.reason(), flag.by(), at));
            case EngineEvent.FlagLifted lifted ->
                out.accept(new AssignmentEvent.FlagLifted(lifted.conversationId(), to.line, lifted.by(), to.at));
            case EngineEvent.FlagExpired expired ->
                out.accept(new AssignmentEvent.FlagExpired(expired.conversationId(), to.line, to.at));
            case EngineEvent.AdvocateVanished vanished -> {}
            case EngineEvent.DeskConnected connected -> {}
            case EngineEvent.DeskDisconnected disconnected -> {}
            case EngineEvent.DeskSilent silent -> {}
            case EngineEvent.DeskLost lost -> {}
            case EngineEvent.ReplyAsked asked -> to.replyAsked(asked);
            case EngineEvent.FirstAnswerGiven given -> to.firstAnswer(given);
            case EngineEvent.OptedOut optedOut -> {}
            case EngineEvent.OptedIn optedIn -> {}
            case EngineEvent.DeliveryAdvanced advanced -> to.deliveryChanged(advanced);
            case EngineEvent.CommandAnswered answered ->
                out.accept(new FeedEvent.CommandAnswered(
                        answered.actor(), to.line, answered.commandId(), answered.refusal(), to.at));
            case EngineEvent.AnswerRepeated repeated ->
                out.accept(new FeedEvent.CommandAnswered(
                        repeated.actor(), to.line, repeated.commandId(), repeated.refusal(), to.at));
            case EngineEvent.DeskShown shown -> DeskView.show(state, shown.advocateId(), to.at, out::accept);
            case EngineEvent.RosterShown shown -> out.accept(RosterPage.of(state, shown));
            case EngineEvent.SignalSeen seen -> {}
            case EngineEvent.ConversationForgotten forgotten -> {}
            case EngineEvent.PartArrived part -> {}
            case EngineEvent.ReplyForgotten forgotten -> {}
            case EngineEvent.IdsForgotten forgotten -> {}
        }
    }

    /** What an advocate is doing now, by what they said and what they have in hand. */
    static void status(String advocateId, LineState state, Instant at, Consumer<? super LanternEvent> out) {
        Advocate advocate = state.roster().advocate(advocateId);
        AdvocateState doing = state.roster().shown(advocateId);
        if (advocate != null && doing != null) {
            out.accept(new AssignmentEvent.AdvocateStatusChanged(advocateId, state.line(), doing, advocate.away(), at));
            out.accept(new FeedEvent.StatusChanged(advocateId, state.line(), doing, advocate.away(), at));
        }
    }

    private void alarm(String code, String text, String conversationId) {
        state.roster()
                .supervisors()
                .forEach(id -> out.accept(new FeedEvent.Notice(id, line, code, text, conversationId, at)));
    }

    /** A further attempt is no further agreement. */
    private void callbackAgreed(EngineEvent.CallbackAgreed agreed) {
        Callback callback = agreed.callback();
        if (callback.attempts() == 0) {
            out.accept(new AssignmentEvent.CallbackRequested(
                    agreed.conversationId(),
                    line,
                    callback.notBefore(),
                    callback.notAfter(),
                    callback.voicemail(),
                    at));
        }
    }

    private void callbackDue(EngineEvent.CallbackStarted started) {
        Conversation conversation = conversation(started.conversationId());
        Callback callback = conversation.callback();
        if (callback != null) {
            out.accept(new AssignmentEvent.CallbackDue(
                    started.conversationId(),
                    line,
                    started.advocateId(),
                    callback.attempts(),
                    callback.notAfter(),
                    callback.voicemail(),
                    at,
                    callback.notBefore(),
                    callback.to() == null ? conversation.person().sender().address() : callback.to()));
        }
    }

    private CircleTranslation circle() {
        return new CircleTranslation(state, at, out);
    }

    private void presenceChanged(EngineEvent.PresenceChanged changed) {
        status(changed.advocateId(), state, at, out);
        AwayReason away = changed.away();
        if (away == AwayReason.MISSED_OFFER) {
            out.accept(Notices.missedOffer(state, changed.advocateId(), at));
        } else if (away == AwayReason.DISCONNECTED) {
            out.accept(Notices.disconnected(state, changed.advocateId(), at));
        }
    }

    private String policy() {
        return state.settings().policy();
    }

    private void settings(EngineEvent.SettingsChanged changed) {
        String reason = changed.reason();
        if (reason != null) {
            boolean on = changed.settings().surge();
            out.accept(new AssignmentEvent.SurgeChanged(
                    line, on, reason, changed.settings().surgeByHand(), policy(), at));
            state.roster()
                    .supervisors()
                    .forEach(id -> out.accept(new FeedEvent.Notice(
                            id, line, on ? "SURGE_ON" : "SURGE_OFF", "Surge mode: " + reason, null, at)));
        }
    }

    private void queued(EngineEvent.ConversationBegan began) {
        out.accept(new AssignmentEvent.ConversationQueued(
                began.conversationId(),
                line,
                began.signal().channel(),
                began.signal().signalId(),
                began.signal().language(),
                began.rank().urgency(),
                began.rank().reasons(),
                began.requirements(),
                at));
    }

    private void continued(EngineEvent.SignalJoined joined) {
        out.accept(new AssignmentEvent.ConversationContinued(
                joined.conversationId(), line, joined.signal().signalId(), at));
        FeedEvent.Message message = Said.message(joined.signal());
        for (String reader : state.readers(joined.conversationId())) {
            out.accept(new FeedEvent.MessageArrived(reader, line, joined.conversationId(), message, at));
        }
    }

    private void offered(EngineEvent.OfferMade made) {
        out.accept(new AssignmentEvent.ConversationOffered(
                made.conversationId(),
                line,
                made.offerId(),
                made.advocateId(),
                made.expiresAt(),
                policy(),
                at,
                telephone(state, made.conversationId(), made.advocateId())));
        Conversation conversation = conversation(made.conversationId());
        if (conversation.stage() instanceof Stage.Offered offer) {
            out.accept(new FeedEvent.OfferMade(made.advocateId(), line, DeskView.offer(conversation, offer), at));
        }
    }

    private void assigned(EngineEvent.ConversationAssigned assigned) {
        String advocateId = assigned.advocateId();
        out.accept(new AssignmentEvent.ConversationAssigned(
                assigned.conversationId(),
                line,
                advocateId,
                assigned.waitedMillis(),
                assigned.offerId() == null ? null : policy(),
                telephone(state, assigned.conversationId(), advocateId),
                assigned.meeting(),
                at,
                calledBack(assigned.conversationId()),
                assigned.offerId()));
        String offerId = assigned.offerId();
        if (offerId != null) {
            offerClosed(advocateId, offerId, assigned.conversationId(), OfferEnd.ACCEPTED);
        }
        DeskView.open(state, conversation(assigned.conversationId()), advocateId, at, out::accept);
    }

    /** Where an advocate is called about this conversation; absent: at their softphone, or it is no call. */
    static @Nullable AdvocateTelephone telephone(LineState state, String conversationId, String advocateId) {
        Advocate advocate = state.roster().advocate(advocateId);
        boolean call = state.conversations()
                .existing(conversationId)
                .person()
                .channel()
                .equals(Channel.VOICE);
        return call && advocate != null ? advocate.profile().telephone() : null;
    }

    /** True, or absent. */
    private @Nullable Boolean calledBack(String conversationId) {
        return conversation(conversationId).callback() == null ? null : Boolean.TRUE;
    }

    private void replyAsked(EngineEvent.ReplyAsked asked) {
        out.accept(new ReplyRequested(
                asked.replyId(),
                asked.conversationId(),
                line,
                asked.channel(),
                asked.author(),
                asked.from(),
                asked.to(),
                asked.text(),
                asked.text(),
                asked.at()));
        for (String reader : state.readers(asked.conversationId())) {
            if (!reader.equals(asked.author())) {
                out.accept(new FeedEvent.AnswerSent(
                        reader, line, asked.conversationId(), asked.replyId(), asked.author(), asked.text(), at));
            }
        }
        delivery(asked.author(), asked.conversationId(), asked.replyId(), DeliveryState.QUEUED, null);
        Reply reply = state.replies().byId(asked.replyId());
        if (reply != null && reply.state() != DeliveryState.QUEUED) {
            delivery(asked.author(), reply.conversationId(), reply.replyId(), reply.state(), reply.explanation());
        }
    }

    /** The words are nobody's secret; the host seals them like any others. */
    private void firstAnswer(EngineEvent.FirstAnswerGiven given) {
        Sealed words = new Sealed(Reader.LINE, given.text());
        out.accept(new ReplyRequested(
                given.replyId(),
                given.conversationId(),
                line,
                given.channel(),
                Reply.SYSTEM,
                given.from(),
                given.to(),
                words,
                words,
                at));
    }

    /** To its author, and to those who may read the conversation by now. */
    private void deliveryChanged(EngineEvent.DeliveryAdvanced advanced) {
        Reply reply = state.replies().byId(advanced.replyId());
        String author = reply == null ? null : reply.author();
        if (reply == null || author == null) {
            return;
        }
        if (!author.equals(Reply.SYSTEM)) {
            delivery(author, reply.conversationId(), reply.replyId(), reply.state(), reply.explanation());
        }
        for (String reader : state.readers(reply.conversationId())) {
            if (!reader.equals(author)) {
                delivery(reader, reply.conversationId(), reply.replyId(), reply.state(), reply.explanation());
            }
        }
    }

    private void delivery(
            String advocateId,
            String conversationId,
            String replyId,
            DeliveryState deliveryState,
            @Nullable String explanation) {
        out.accept(new FeedEvent.DeliveryChanged(
                advocateId, line, conversationId, replyId, deliveryState, explanation, at));
    }

    private void offerClosed(String advocateId, String offerId, String conversationId, OfferEnd end) {
        out.accept(new FeedEvent.OfferClosed(advocateId, line, offerId, conversationId, end, at));
    }

    private void closed(String advocateId, String conversationId, String reason) {
        out.accept(new FeedEvent.ConversationClosed(advocateId, line, conversationId, reason, at));
    }

    private Conversation conversation(String conversationId) {
        return state.conversations().existing(conversationId);
    }
}
