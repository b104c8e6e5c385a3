package dev.lantern.voice.connect;

import dev.lantern.events.ParticipantReported.State;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.call.CallStatus;
import dev.lantern.voice.connect.RoomReports.Who;
import dev.lantern.voice.flow.CallFlow;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.flow.PartyTurn;
import java.time.InstantSource;
import java.util.Optional;

/** Who comes into rooms and goes, and what becomes of those from outside who are called. */
public final class RoomLegs {

    private final RoomReports reports;
    private final InstantSource clock;

    public RoomLegs(RoomReports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** An event of a room. The person's own coming and going is told by their call. */
    public Outcome event(TwilioForm query, TwilioForm form) {
        String line = query.present("line");
        String thread = query.present("thread");
        String event = form.present("StatusCallbackEvent");
        String label = form.present("ParticipantLabel");
        String leg = form.present("CallSid");
        if (line == null || thread == null || event == null) {
            return Outcome.INCOMPLETE;
        }
        if (label == null || leg == null || label.equals(CallFlow.PERSON)) {
            return Outcome.NOTHING_NEW;
        }
        Who who = new Who(line, thread, label);
        return switch (event) {
            case "participant-join" -> outcome(reports.told(who, State.JOINED, leg));
            case "participant-leave" -> outcome(reports.told(who, State.LEFT, leg));
            default -> Outcome.NOTHING_NEW;
        };
    }

    /** A status of the leg of somebody from outside. Once they are in the room, its events tell of them. */
    public Outcome party(TwilioForm query, TwilioForm form) {
        Optional<PartyTurn> turn = PartyTurn.from(query);
        Optional<CallStatus> status = CallStatus.from(form, clock.instant());
        if (turn.isEmpty() || status.isEmpty()) {
            return Outcome.INCOMPLETE;
        }
        Who who = new Who(turn.get().line(), turn.get().thread(), turn.get().party());
        String leg = status.get().callSid();
        return switch (status.get().state()) {
            case QUEUED, INITIATED, RINGING, IN_PROGRESS, COMPLETED -> Outcome.NOTHING_NEW;
            case BUSY, NO_ANSWER, CANCELED -> outcome(reports.told(who, State.NOT_REACHED, leg));
            case FAILED -> outcome(reports.told(who, State.FAILED, leg));
        };
    }

    static Outcome outcome(Publication publication) {
        return publication instanceof Publication.Refused ? Outcome.REFUSED : Outcome.ACCEPTED;
    }
}
