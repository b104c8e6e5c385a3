package dev.lantern.voice.connect;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.AdvocateNotReached.Reason;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.Ids;
import dev.lantern.events.ParticipantReported.State;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.Threads;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.call.CallStatus;
import dev.lantern.voice.call.InboundCall;
import dev.lantern.voice.call.OfferAnswers;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.flow.AdvocateTurn.Role;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.flow.Turn;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.OfferView.Answer;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import dev.lantern.voice.queue.Standing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What becomes of advocates' legs: not answered, or broken off while somebody is on the line. */
public final class AdvocateLegs {

    private final ProviderCalls provider;
    private final Addresses addresses;
    private final QueueView queue;
    private final OfferView offers;
    private final RoomView rooms;
    private final CallSignals signals;
    private final OfferAnswers answers;
    private final RoomReports reports;
    private final InstantSource clock;

    public AdvocateLegs(
            ProviderCalls provider,
            Addresses addresses,
            QueueView queue,
            OfferView offers,
            RoomView rooms,
            CallSignals signals,
            OfferAnswers answers,
            RoomReports reports,
            InstantSource clock) {
        this.provider = provider;
        this.addresses = addresses;
        this.queue = queue;
        this.offers = offers;
        this.rooms = rooms;
        this.signals = signals;
        this.answers = answers;
        this.reports = reports;
        this.clock = clock;
    }

    /** A status of an advocate's leg. Only its end matters, and one leg has one end. */
    public Outcome status(TwilioForm query, TwilioForm form) throws InterruptedException {
        Optional<AdvocateTurn> turn = AdvocateTurn.from(query);
        Optional<CallStatus> status = CallStatus.from(form, clock.instant());
        if (turn.isEmpty() || status.isEmpty()) {
            return Outcome.INCOMPLETE;
        }
        CallStatus.State state = status.get().state();
        if (!state.terminal()) {
            return Outcome.NOTHING_NEW;
        }
        String offer = turn.get().offer();
        if (offer != null && !(holds(turn.get()) && offers.answer(offer) != Answer.OVER)) {
            return asked(turn.get(), offer, status.get());
        }
        if (offer != null && calledAgain(turn.get(), status.get().callSid())) {
            return Outcome.NOTHING_NEW;
        }
        if (turn.get().role() != Role.HOLDER && !holds(turn.get())) {
            return state.unanswered() ? missing(turn.get(), status.get().callSid()) : Outcome.NOTHING_NEW;
        }
        return state.unanswered()
                ? unreached(
                        turn.get(),
                        status.get().callSid(),
                        unanswered(state),
                        status.get().at())
                : broken(turn.get(), status.get());
    }

    /**
     * A telephone that rang with an offer rings no more, and nothing is known of an accept. One that is engaged, or a
     * softphone on which it was refused, declines. Whether they have accepted meanwhile only routing knows: if so, they
     * could not be connected, and else that is told of somebody who does not have the call.
     */
    private Outcome asked(AdvocateTurn turn, String offer, CallStatus status) {
        boolean open =
                switch (offers.answer(offer)) {
                    case UNHEARD, OPEN -> true;
                    case ACCEPTED, OVER -> false;
                };
        if (!open) {
            return Outcome.NOTHING_NEW;
        }
        if (status.state() == CallStatus.State.BUSY) {
            answers.decline(turn.line(), turn.advocateId(), offer, "TELEPHONE_BUSY");
        }
        Reason reason = status.state().unanswered() ? unanswered(status.state()) : Reason.NOT_CONFIRMED;
        return unreached(turn, status.callSid(), reason, status.at());
    }

    /** Accepted at the desk just when the telephone had stopped to ring: by now they are called by another leg. */
    private boolean calledAgain(AdvocateTurn turn, String callSid) {
        return rooms.leg(turn.thread(), turn.advocateId())
                .filter(latest -> !latest.equals(callSid))
                .isPresent();
    }

    /** At a telephone, no key was pressed that says that it is the advocate. */
    public Outcome unconfirmed(AdvocateTurn turn, String callSid) {
        if (turn.offer() != null && !holds(turn)) {
            return Outcome.NOTHING_NEW; // it is still on their desk
        }
        return turn.role() == Role.HOLDER
                ? unreached(turn, callSid, Reason.NOT_CONFIRMED, clock.instant())
                : missing(turn, callSid);
    }

    /** Whoever is beside the advocate who has it; that they went is told by the room. */
    private Outcome missing(AdvocateTurn turn, String callSid) {
        return RoomLegs.outcome(reports.told(
                new RoomReports.Who(turn.line(), turn.thread(), turn.advocateId()), State.NOT_REACHED, callSid));
    }

    /** Also who came in beside another and has it by now. */
    private boolean holds(AdvocateTurn turn) {
        return queue.standing(turn.thread()) instanceof Standing.Assigned(String holder)
                && holder.equals(turn.advocateId());
    }

    /**
     * The leg ended after it was answered. Mostly that is the end of the conversation, told by others; when the advocate
     * still has it, the person may be alone in the room, or has just hung up.
     */
    private Outcome broken(AdvocateTurn turn, CallStatus status) throws InterruptedException {
        String person = queue.callOf(turn.thread()).orElseThrow();
        if (!holds(turn)) {
            return Outcome.NOTHING_NEW;
        }
        return switch (provider.live(person)) {
            case Asked.Gone gone ->
                publish(
                        InboundCall.end(
                                turn.thread(), person, turn.line(), ConversationEnded.Reason.HUNG_UP, status.at()),
                        status.at());
            case Asked.Done done -> lost(turn, status, person);
            case Asked.Failed failed -> unreached(turn, status.callSid(), Reason.LINE_LOST, status.at());
        };
    }

    /** When routing has heard of it, it brings the person back to waiting; twice they would hear twice where they stand. */
    private Outcome lost(AdvocateTurn turn, CallStatus status, String person) throws InterruptedException {
        Publication told = tell(turn, status.callSid(), Reason.LINE_LOST, status.at());
        if (!(told instanceof Publication.OnBroker)) {
            provider.redirect(person, addresses.waitingWithout(turn.advocateId(), waiting(turn)));
        }
        return outcome(told);
    }

    private Turn waiting(AdvocateTurn turn) {
        String language = queue.facts(turn.thread()).language();
        Turn waiting = Turn.first(turn.line(), language == null ? Messages.ENGLISH : language)
                .kept()
                .waitingFrom(clock.instant().getEpochSecond());
        return queue.callOf(turn.thread()).equals(Threads.callOf(turn.thread())) ? waiting : waiting.of(turn.thread());
    }

    private Outcome unreached(AdvocateTurn turn, String callSid, Reason reason, Instant at) {
        return outcome(tell(turn, callSid, reason, at));
    }

    /** One leg fails once, whatever is told of it afterwards. */
    private Publication tell(AdvocateTurn turn, String callSid, Reason reason, Instant at) {
        return signals.publish(
                new AdvocateNotReached(
                        Ids.digest("leg-ended", callSid),
                        turn.thread(),
                        turn.line(),
                        Channel.VOICE,
                        turn.advocateId(),
                        reason,
                        at),
                at);
    }

    private Outcome publish(SignalEvent event, Instant at) {
        return outcome(signals.publish(event, at));
    }

    private static Outcome outcome(Publication told) {
        return told instanceof Publication.Refused ? Outcome.REFUSED : Outcome.ACCEPTED;
    }

    private static Reason unanswered(CallStatus.State state) {
        return switch (state) {
            case BUSY -> Reason.BUSY;
            case FAILED -> Reason.NOT_CALLED;
            case NO_ANSWER, CANCELED, COMPLETED, QUEUED, INITIATED, RINGING, IN_PROGRESS -> Reason.NO_ANSWER;
        };
    }
}
