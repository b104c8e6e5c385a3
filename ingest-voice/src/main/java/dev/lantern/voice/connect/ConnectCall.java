package dev.lantern.voice.connect;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.CallHeld;
import dev.lantern.events.AssignmentEvent.CallMuted;
import dev.lantern.events.AssignmentEvent.CallResumed;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationOffered;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.OfConversation;
import dev.lantern.events.AssignmentEvent.OfferDeclined;
import dev.lantern.events.AssignmentEvent.OfferExpired;
import dev.lantern.events.AssignmentEvent.OfferRescinded;
import dev.lantern.events.AssignmentEvent.ParticipantJoined;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.AssignmentEvent.SearchRelaxed;
import dev.lantern.events.AssignmentEvent.ThirdPartyCalled;
import dev.lantern.events.AssignmentEvent.WhisperChanged;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.Ids;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.Opener;
import dev.lantern.ingest.Publication;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.lines.Voice.Ringing;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.InboundCall;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.flow.AdvocateTurn.Role;
import dev.lantern.voice.flow.Turn;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import dev.lantern.voice.queue.Standing;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out on the telephone what routing decided of a call: rings who has it, brings the person into the room, takes
 * them back to waiting, ends it. What cannot be done is told to routing, which tells the advocate and asks somebody else.
 */
public final class ConnectCall {

    private static final System.Logger LOG = System.getLogger(ConnectCall.class.getName());

    /** How routing names that a person did not answer a call back, and that they have called themselves meanwhile. */
    private static final String NOT_REACHED = "CALLBACK_NOT_REACHED";

    private static final String CAME_BACK = "PERSON_CAME_BACK";

    private final Supplier<Lines> lines;
    private final ProviderCalls provider;
    private final Addresses addresses;
    private final QueueView queue;
    private final CallSignals signals;
    private final RoomSteps steps;
    private final AdvocateRinging ringing;
    private final InstantSource clock;
    private final Duration publishAgainAfter;

    public ConnectCall(
            Supplier<Lines> lines,
            ProviderCalls provider,
            Addresses addresses,
            QueueView queue,
            OfferView offers,
            RoomView rooms,
            CallSignals signals,
            RoomReports reports,
            Opener opener,
            InstantSource clock,
            Duration publishAgainAfter) {
        this.lines = lines;
        this.provider = provider;
        this.addresses = addresses;
        this.queue = queue;
        this.signals = signals;
        this.steps = new RoomSteps(provider, addresses, rooms, reports, opener);
        this.ringing = new AdvocateRinging(provider, addresses, offers, rooms, reports, opener, clock);
        this.clock = clock;
        this.publishAgainAfter = publishAgainAfter;
    }

    /** Returns when it is done, or told. Decisions of other channels are none of ours. */
    public void carryOut(AssignmentEvent event) throws InterruptedException {
        if (!(event instanceof OfConversation decision)) {
            return;
        }
        String thread = decision.key();
        Optional<String> call = queue.callOf(thread);
        Optional<Line> line = lines.get().byId(decision.line());
        if (call.isEmpty() || line.isEmpty() || line.get().voice().callerId() == null) {
            return;
        }
        switch (decision) {
            case ConversationAssigned assigned -> connect(line.get(), thread, call.get(), assigned);
            case ConversationOffered offered -> {
                if (line.get().voice().advocatesRing() == Ringing.OFFERED) {
                    ringing.with(offered, line.get());
                }
            }
            case OfferDeclined declined -> ringing.over(declined.offerId());
            case OfferExpired expired -> ringing.over(expired.offerId());
            case OfferRescinded rescinded -> ringing.over(rescinded.offerId());
            case ConversationTransferred moved
            when NOT_REACHED.equals(moved.reason()) -> {
                ringing.over(thread, moved.from());
                provider.remove(thread, moved.from());
            }
            case ConversationTransferred moved -> {
                // To somebody who is still to say yes: the person waits meanwhile, with music.
                if (!Boolean.TRUE.equals(moved.warm())) {
                    provider.redirect(call.get(), addresses.waitingWithout(moved.from(), waiting(line.get(), thread)));
                    ringing.over(thread, moved.from());
                }
            }
            case ConversationCompleted completed
            when nobodyCalled(completed) -> {
                ringing.over(thread, String.valueOf(completed.advocateId()));
                provider.remove(thread, String.valueOf(completed.advocateId()));
            }
            case ConversationCompleted completed -> {
                if (!personLeft(completed)) {
                    provider.redirect(call.get(), addresses.of("/goodbye", waiting(line.get(), thread)));
                }
                if (completed.advocateId() != null) {
                    ringing.over(thread, completed.advocateId());
                }
            }
            case SearchRelaxed wider -> {
                if (wider.step() == RelaxationStep.OVERFLOW) {
                    provider.redirect(call.get(), addresses.of("/wait", waiting(line.get(), thread)));
                }
            }
            case ParticipantJoined joined -> join(line.get(), thread, joined.participant(), joined.telephone());
            case ParticipantLeft left -> steps.leave(left, holder(thread));
            case ThirdPartyCalled called -> steps.call(called, line.get());
            case CallHeld held -> steps.hold(held, waiting(line.get(), thread));
            case CallResumed resumed -> steps.resume(resumed);
            case CallMuted muted -> steps.mute(muted);
            case WhisperChanged whisper -> steps.whisper(whisper);
            // Nothing happens on the telephone when the others are decided.
            case OfConversation other -> {}
        }
    }

    private void connect(Line line, String thread, String call, ConversationAssigned assigned)
            throws InterruptedException {
        AdvocateTurn turn = turn(line, thread, assigned.advocateId(), Role.HOLDER, assigned.telephone());
        if (assigned.meeting() != null) {
            takeOver(line, thread, call, turn, assigned);
            return;
        }
        // First the person: nobody's telephone rings for somebody who is gone.
        Asked person = Boolean.TRUE.equals(assigned.calledBack())
                ? new Asked.Done(call) // they are called by and by, and the advocate is there when they answer
                : provider.redirect(call, addresses.of("/room", waiting(line, thread)));
        switch (person) {
            case Asked.Gone gone -> {
                LOG.log(Level.INFO, "caller gone before they were connected call={0}", call);
                Instant now = clock.instant();
                publish(InboundCall.end(thread, call, line.id(), ConversationEnded.Reason.HUNG_UP, now), now);
                return;
            }
            case Asked.Done done -> {}
            // Their next round of waiting brings them into the room.
            case Asked.Failed failed -> failed("caller not moved", call, failed);
        }
        ringHolder(line, call, turn, assigned);
    }

    /** The person is in the room, and stays there: with whoever had them until the next one is there. */
    private void takeOver(Line line, String thread, String call, AdvocateTurn turn, ConversationAssigned assigned)
            throws InterruptedException {
        provider.silenceWhispers(thread);
        if (assigned.meeting() == Meeting.WITH_FORMER) {
            ringHolder(line, call, turn, assigned);
        } else if (!(provider.hear(thread, turn.advocateId(), true) instanceof Asked.Done)) {
            notCalled(turn, assigned.at());
        }
    }

    private void ringHolder(Line line, String call, AdvocateTurn turn, ConversationAssigned assigned)
            throws InterruptedException {
        switch (ringing.holder(line, assigned, turn)) {
            case Asked.Done done -> LOG.log(Level.INFO, "advocate rung call={0} leg={1}", call, done.sid());
            case Asked.Gone gone -> notCalled(turn, assigned.at());
            case Asked.Failed failed -> {
                failed("advocate not rung", call, failed);
                notCalled(turn, assigned.at());
            }
        }
    }

    /** The advocate is alone in the room. */
    private static boolean nobodyCalled(ConversationCompleted completed) {
        return completed.advocateId() != null
                && (NOT_REACHED.equals(completed.reason()) || CAME_BACK.equals(completed.reason()));
    }

    /** Then they are gone, or talk with somebody at a backup number. */
    private static boolean personLeft(ConversationCompleted completed) {
        return Arrays.stream(ConversationEnded.Reason.values())
                .anyMatch(reason -> reason.name().equals(completed.reason()));
    }

    private void join(Line line, String thread, Participant participant, @Nullable AdvocateTelephone telephone)
            throws InterruptedException {
        String advocate = participant.advocateId();
        // Who hands the call over is in the room already.
        if (advocate != null && participant.role() != ParticipantRole.HANDING_OVER) {
            Role role = participant.role() == ParticipantRole.MONITOR ? Role.MONITOR : Role.COMPANION;
            Asked asked = ringing.ring(line, turn(line, thread, advocate, role, telephone), telephone);
            steps.rung(new RoomReports.Who(line.id(), thread, advocate), asked);
        }
    }

    private String holder(String thread) {
        return queue.standing(thread) instanceof Standing.Assigned(String holder) ? holder : "";
    }

    private static AdvocateTurn turn(
            Line line, String thread, String advocate, Role role, @Nullable AdvocateTelephone telephone) {
        return new AdvocateTurn(line.id(), thread, advocate, role, telephone == null);
    }

    /** What a caller hears from here on is in their own language; the rest of where they are begins anew. */
    private Turn waiting(Line line, String thread) {
        String language = queue.facts(thread).language();
        String first = line.voice().languages().getFirst();
        Turn turn = Turn.first(line.id(), language == null ? first : language)
                .kept()
                .waitingFrom(clock.instant().getEpochSecond());
        return queue.callOf(thread).equals(Threads.callOf(thread)) ? turn : turn.of(thread);
    }

    private void notCalled(AdvocateTurn turn, Instant assignedAt) throws InterruptedException {
        Instant now = clock.instant();
        publish(
                new AdvocateNotReached(
                        Ids.digest("not-called", turn.thread(), turn.advocateId(), assignedAt.toString()),
                        turn.thread(),
                        turn.line(),
                        Channel.VOICE,
                        turn.advocateId(),
                        AdvocateNotReached.Reason.NOT_CALLED,
                        now),
                now);
    }

    private void publish(SignalEvent event, Instant at) throws InterruptedException {
        while (signals.publish(event, at) instanceof Publication.Refused refused) {
            LOG.log(Level.ERROR, "not published signal={0} reason={1}", event.signalId(), refused.reason());
            Thread.sleep(publishAgainAfter);
        }
    }

    private static void failed(String what, String call, Asked.Failed failed) {
        LOG.log(Level.ERROR, what + " call={0} code={1}", call, failed.code());
    }
}
