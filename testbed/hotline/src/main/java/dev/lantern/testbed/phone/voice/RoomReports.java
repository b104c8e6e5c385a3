package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.TwilioAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens in a conference.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback">Twilio: parameters</a>
 */
record RoomReports(TwilioAccount account, Callbacks callbacks) {

    void started(Room room) {
        send(room, "start", "conference-start", Form.of());
    }

    void ended(Room room, @Nullable Seat by) {
        Form form = Form.of();
        form = CallForm.with(form, "ReasonConferenceEnded", room.reasonEnded);
        form = CallForm.with(form, "CallSidEndingConference", room.endedBy);
        form = CallForm.with(form, "ParticipantLabelEndingConference", by == null ? null : by.label);
        send(room, "end", "conference-end", form.with("Reason", "Conference ended: " + room.reasonEnded));
    }

    void joined(Seat seat) {
        send(seat.room, "join", "participant-join", participant(seat));
    }

    void left(Seat seat, String reason) {
        LegStatus status = seat.leg.status;
        send(
                seat.room,
                "leave",
                "participant-leave",
                participant(seat).with("ParticipantCallStatus", status.wire()).with("ReasonParticipantLeft", reason));
    }

    void muted(Seat seat) {
        send(seat.room, "mute", seat.muted ? "participant-mute" : "participant-unmute", participant(seat));
    }

    void held(Seat seat) {
        send(seat.room, "hold", seat.hold ? "participant-hold" : "participant-unhold", participant(seat));
    }

    void modified(Seat seat) {
        send(seat.room, "modify", "participant-modify", participant(seat));
    }

    void announced(Room room, @Nullable Seat seat, String url, boolean done) {
        Form form = (seat == null ? Form.of() : participant(seat)).with("AnnounceUrl", url);
        send(
                room,
                "announcement",
                done ? "announcement-end" : "announcement-fail",
                done ? form : form.with("ReasonAnnouncementFailed", "the document could not be had"));
    }

    private Form participant(Seat seat) {
        Form form = Form.of(
                "CallSid", seat.leg.sid,
                "Muted", Boolean.toString(seat.muted),
                "Hold", Boolean.toString(seat.hold),
                "Coaching", Boolean.toString(seat.coaches != null),
                "EndConferenceOnExit", Boolean.toString(seat.endOnExit),
                "StartConferenceOnEnter", Boolean.toString(seat.startOnEnter));
        return CallForm.with(form, "ParticipantLabel", seat.label);
    }

    /** @param kind as it is asked for in TwiML */
    private void send(Room room, String kind, String event, Form form) {
        String url = room.reporting.url();
        if (url == null || !room.reporting.events().contains(kind)) {
            return;
        }
        room.reports++;
        Form whole = CallForm.and(
                Form.of(
                        "ConferenceSid",
                        room.sid,
                        "FriendlyName",
                        room.name,
                        "AccountSid",
                        account.sid(),
                        "SequenceNumber",
                        Integer.toString(room.reports),
                        "Timestamp",
                        CallForm.timestamp(Instant.now()),
                        "StatusCallbackEvent",
                        event),
                form);
        callbacks.send(room.sid, url, room.reporting.method(), whole);
    }
}
