package dev.lantern.routing.simulate;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps count of a day from what the engine tells the world, and from nothing else. */
final class Ledger {

    /** A conversation from its first wait to its end. */
    private static final class Running {
        final Channel channel;
        Urgency urgency;

        @Nullable
        Instant waitsSince;

        @Nullable
        String advocate;

        @Nullable
        Instant assignedAt;

        Running(Channel channel, Urgency urgency, Instant waitsSince) {
            this.channel = channel;
            this.urgency = urgency;
            this.waitsSince = waitsSince;
        }
    }

    private final Instant begins;
    private final Map<String, Running> conversations = new LinkedHashMap<>();
    private final Map<String, DeskTime> desks = new LinkedHashMap<>();
    private final List<Outcome.Wait> waits = new ArrayList<>();
    private int offered;
    private int accepted;
    private int declined;
    private int missed;
    private int rescinded;
    private int alarms;
    private int relaxed;
    private int handled;
    private long talked;
    private long wrappedUp;
    private int handedOn;
    private int lost;
    private int givenBack;
    private final CallbackLedger callbacks = new CallbackLedger();

    Ledger(Instant begins) {
        this.begins = begins;
    }

    void take(AssignmentEvent event) {
        switch (event) {
            case AssignmentEvent.OfConversation told -> takeOf(told);
            case AssignmentEvent.AdvocateEnrolled enrolled -> desk(enrolled.advocateId());
            case AssignmentEvent.AdvocateStatusChanged changed -> {
                lost += changed.away() == AwayReason.DISCONNECTED ? 1 : 0;
                desk(changed.advocateId()).present(changed.state(), changed.at());
            }
            case AssignmentEvent.AdvocateRemoved removed -> {}
            case AssignmentEvent.SurgeChanged surge -> {}
            case AssignmentEvent.OfIncident incident -> {}
        }
    }

    private void takeOf(AssignmentEvent.OfConversation event) {
        callbacks.take(event);
        switch (event) {
            case AssignmentEvent.ConversationQueued queued ->
                conversations.put(
                        queued.conversationId(), new Running(queued.channel(), queued.urgency(), queued.at()));
            case AssignmentEvent.ConversationReopened reopened -> {
                Running running = running(reopened.conversationId());
                running.urgency = reopened.urgency();
                running.waitsSince = reopened.at();
            }
            case AssignmentEvent.ConversationEscalated escalated ->
                running(escalated.conversationId()).urgency = escalated.urgency();
            case AssignmentEvent.ConversationOffered made -> offered++;
            case AssignmentEvent.OfferDeclined no -> declined++;
            case AssignmentEvent.OfferExpired gone -> missed++;
            case AssignmentEvent.OfferRescinded back -> rescinded++;
            case AssignmentEvent.ConversationAssigned assigned -> assign(assigned);
            case AssignmentEvent.ConversationTransferred transferred -> {
                put(running(transferred.conversationId()), transferred.at());
                handedOn += transferred.reason() == null ? 1 : 0;
                givenBack += "ADVOCATE_VANISHED".equals(transferred.reason()) ? 1 : 0;
            }
            case AssignmentEvent.ConversationAbandoned abandoned ->
                end(running(abandoned.conversationId()), abandoned.at(), Outcome.End.GAVE_UP);
            case AssignmentEvent.ConversationCompleted completed -> {
                put(running(completed.conversationId()), completed.at());
                handled += completed.advocateId() == null ? 0 : 1;
            }
            case AssignmentEvent.UrgencyCorrected corrected ->
                running(corrected.conversationId()).urgency = corrected.urgency();
            case AssignmentEvent.SearchRelaxed widened -> {
                relaxed++;
                alarms += widened.step() == RelaxationStep.ALARM ? 1 : 0;
            }
            case AssignmentEvent.WaitLimitPassed passed -> alarms++;
            case AssignmentEvent.WrapUpStarted started ->
                desk(started.advocateId()).beginWrapUp(started.at());
            case AssignmentEvent.WrapUpEnded ended -> {
                wrappedUp += ended.wrappedUpMillis();
                desk(ended.advocateId()).end(ended.at());
            }
            case AssignmentEvent.ConversationContinued continued -> {}
            case AssignmentEvent.RequirementsChanged changed -> {}
            case AssignmentEvent.CallbackRequested callback ->
                end(running(callback.conversationId()), callback.at(), Outcome.End.ASKED_TO_BE_CALLED);
            case AssignmentEvent.CallbackDue callback -> {}
            case AssignmentEvent.CallbackDropped dropped -> {}
            case AssignmentEvent.InvitationClosed invitation -> {}
            case AssignmentEvent.ParticipantInvited participant -> {}
            case AssignmentEvent.ParticipantJoined participant -> {}
            case AssignmentEvent.ParticipantLeft participant -> {}
            case AssignmentEvent.ParticipantEntered participant -> {}
            case AssignmentEvent.ThirdPartyCalled party -> {}
            case AssignmentEvent.CallHeld held -> {}
            case AssignmentEvent.CallResumed resumed -> {}
            case AssignmentEvent.CallMuted muted -> {}
            case AssignmentEvent.WhisperChanged whisper -> {}
            case AssignmentEvent.ConflictDeclared conflict -> {}
            case AssignmentEvent.ConflictLifted conflict -> {}
            case AssignmentEvent.PersonFlagged flag -> {}
            case AssignmentEvent.FlagLifted flag -> {}
            case AssignmentEvent.FlagExpired flag -> {}
        }
    }

    private void assign(AssignmentEvent.ConversationAssigned assigned) {
        Running running = running(assigned.conversationId());
        end(running, assigned.at(), Outcome.End.ANSWERED);
        accepted += assigned.policy() == null ? 0 : 1;
        running.advocate = assigned.advocateId();
        running.assignedAt = assigned.at();
        desk(assigned.advocateId()).begin(running.urgency == Urgency.IMMINENT_DANGER, assigned.at());
    }

    /** Whoever had it has it no more. */
    private void put(Running running, Instant at) {
        String advocate = running.advocate;
        Instant since = running.assignedAt;
        if (advocate != null && since != null) {
            talked += Duration.between(since, at).toMillis();
            desk(advocate).end(at);
        }
        running.advocate = null;
        running.assignedAt = null;
    }

    /** Once for each wait: a transfer begins no new one, because the person has been answered. */
    private void end(Running running, Instant at, Outcome.End how) {
        Instant since = running.waitsSince;
        if (since != null) {
            long waited = Duration.between(since, at).toMillis();
            waits.add(new Outcome.Wait(running.urgency, running.channel, since, waited, how));
        }
        running.waitsSince = null;
    }

    Outcome close(Instant ends) {
        conversations.values().forEach(running -> end(running, ends, Outcome.End.STILL_WAITING));
        List<Outcome.Work> work = desks.entrySet().stream()
                .map(desk -> desk.getValue().close(desk.getKey(), ends))
                .toList();
        Outcome.Offers offers = new Outcome.Offers(offered, accepted, declined, missed, rescinded);
        Outcome.Moves moves = new Outcome.Moves(handedOn, lost, givenBack);
        return new Outcome(
                begins,
                ends,
                waits,
                work,
                offers,
                alarms,
                relaxed,
                handled,
                talked,
                wrappedUp,
                callbacks.counted(),
                moves);
    }

    private DeskTime desk(String advocateId) {
        return desks.computeIfAbsent(advocateId, id -> new DeskTime(begins));
    }

    private Running running(String conversationId) {
        Running running = conversations.get(conversationId);
        if (running == null) {
            throw new IllegalStateException("nobody was told that " + conversationId + " began");
        }
        return running;
    }
}
