package dev.lantern.testbed.phone.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The participants of a conference: create, fetch, list, update, delete.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/conference-participant-resource">Twilio: participant resource</a>
 */
record ParticipantsApi(VoiceNetwork network, Resources resources) {

    private static final int MOST_PARTICIPANTS = 250;

    VoiceApi.Answer answer(Request request) {
        String conference = request.path().get(1);
        if (request.path().size() == 3 && request.method().equals("POST")) {
            return create(conference, request);
        }
        Room room = network.board().get(() -> network.rooms().find(conference)).orElseThrow(Refusal::notFound);
        if (request.path().size() == 3) {
            return list(room, request);
        }
        Seat seat = network.board().get(() -> room.seat(request.path().get(3))).orElseThrow(Refusal::notFound);
        if (request.method().equals("DELETE")) {
            network.board().change(() -> network.rooms().leave(seat, "participant_updated_via_api", true));
            return new VoiceApi.Answer(204, null);
        }
        if (request.method().equals("POST")) {
            update(seat, request);
        }
        return new VoiceApi.Answer(200, network.board().get(() -> resources.participant(seat)));
    }

    private VoiceApi.Answer create(String conference, Request request) {
        request.insistOn(
                "From To Label StatusCallback StatusCallbackMethod StatusCallbackEvent ConferenceStatusCallback"
                        + " ConferenceStatusCallbackMethod ConferenceStatusCallbackEvent Timeout TimeLimit Muted Beep"
                        + " StartConferenceOnEnter EndConferenceOnExit WaitUrl WaitMethod EarlyMedia MaxParticipants"
                        + " Coaching CallSidToCoach CallReason CallerId JitterBufferSize Region MachineDetection"
                        + " MachineDetectionTimeout AmdStatusCallback AmdStatusCallbackMethod",
                network);
        String from = CallsApi.caller(request, network);
        String to = request.required("To", 21201);
        Verb.Reporting calls = DialTwiml.completedByDefault(request.reporting("StatusCallback", DialTwiml.CALL_EVENTS));
        Verb.Reporting room = request.reporting("ConferenceStatusCallback", DialTwiml.CONFERENCE_EVENTS);
        URI waitUrl = request.address("WaitUrl");
        Source waiting = waitUrl == null ? null : Source.of(waitUrl, request.method("WaitMethod", "POST"));
        Verb.Machine machine = request.machine("AmdStatusCallback");
        int timeout = request.number("Timeout", 60);
        Leg leg = network.calls().outbound(Leg.Direction.OUTBOUND_API, from, to, null, calls);
        Seat seat = network.board().change(() -> {
            boolean isSid = conference.matches("CF[0-9a-f]{32}");
            Room known = network.rooms().find(conference).orElse(null);
            if (isSid && (known == null || known.isOver())) {
                throw Refusal.notFound();
            }
            Verb.Conference options = options(known == null ? conference : known.name, request, room);
            return switch (network.rooms().enter(leg, options, room, waiting, Seat.State.CONNECTING)) {
                case Rooms.Entry.Seated seated -> seated.seat();
                case Rooms.Entry.Refused refused -> throw new Refusal(400, refused.code(), refused.why());
            };
        });
        ObjectNode json = network.board().get(() -> resources.participant(seat));
        network.execute(() -> attend(seat, timeout, machine, waitUrl == null && !isGiven(request, "WaitUrl")));
        return new VoiceApi.Answer(201, json);
    }

    private void attend(Seat seat, int timeout, Verb.@Nullable Machine machine, boolean music) {
        Leg leg = seat.leg;
        if (!network.calls().ring(leg, timeout, machine)) {
            return;
        }
        network.board().change(() -> network.rooms().connect(seat));
        try {
            Performance performance = new Performance(network, leg, Performance.Stage.CALL, leg::isCutOff);
            Attending.stay(performance, seat, music ? Attending.MUSIC : null);
            network.calls().end(leg, LegStatus.COMPLETED);
        } catch (Cut cut) {
            network.calls().goOnElsewhere(leg);
        }
    }

    private static boolean isGiven(Request request, String name) {
        return request.form().fields().stream().anyMatch(field -> field.name().equals(name));
    }

    private static Verb.Conference options(String name, Request request, Verb.Reporting reporting) {
        String beep = request.form().get("Beep");
        return new Verb.Conference(
                name,
                request.flag("Muted", false),
                Verb.Beep.of(beep == null ? "true" : beep),
                request.flag("StartConferenceOnEnter", true),
                request.flag("EndConferenceOnExit", false),
                request.form().get("Label"),
                null,
                "POST",
                request.number("MaxParticipants", MOST_PARTICIPANTS),
                request.form().get("CallSidToCoach"),
                reporting);
    }

    private void update(Seat seat, Request request) {
        request.insistOn(
                "Muted Hold HoldUrl HoldMethod AnnounceUrl AnnounceMethod WaitUrl WaitMethod BeepOnExit"
                        + " EndConferenceOnExit Coaching CallSidToCoach",
                network);
        URI announcement = request.address("AnnounceUrl");
        URI holdUrl = request.address("HoldUrl");
        network.board().change(() -> {
            Boolean muted = request.flag("Muted");
            if (muted != null && muted != seat.muted) {
                seat.muted = muted;
                network.rooms().reports().muted(seat);
            }
            Boolean hold = request.flag("Hold");
            if (hold != null && hold != seat.hold) {
                seat.hold = hold;
                seat.holding = holdUrl == null ? null : Source.of(holdUrl, request.method("HoldMethod", "GET"));
                network.rooms().reports().held(seat);
            }
            modify(seat, request);
        });
        if (announcement != null) {
            new Announcement(network, seat.room, Source.of(announcement, request.method("AnnounceMethod", "POST")))
                    .to(List.of(seat));
        }
    }

    private void modify(Seat seat, Request request) {
        boolean endOnExit = request.flag("EndConferenceOnExit", seat.endOnExit);
        String coaches = request.form().get("CallSidToCoach");
        Boolean coaching = request.flag("Coaching");
        if (coaches == null) {
            coaches = Boolean.FALSE.equals(coaching) ? null : seat.coaches;
        } else if (seat.room.seat(coaches).isEmpty()) {
            throw new Refusal(400, 13240, "CallSidToCoach is not in the conference");
        }
        Verb.Beep beep = new Verb.Beep(seat.beep.onEnter(), request.flag("BeepOnExit", seat.beep.onExit()));
        URI waitUrl = request.address("WaitUrl");
        boolean changes = endOnExit != seat.endOnExit
                || !Objects.equals(coaches, seat.coaches)
                || !beep.equals(seat.beep)
                || waitUrl != null;
        if (waitUrl != null) {
            seat.waiting = Source.of(waitUrl, request.method("WaitMethod", "POST"));
        }
        seat.beep = beep;
        seat.endOnExit = endOnExit;
        seat.coaches = coaches;
        if (changes) {
            network.rooms().reports().modified(seat);
        }
    }

    private VoiceApi.Answer list(Room room, Request request) {
        request.insistOn("Muted Hold Coaching PageSize Page", network);
        List<ObjectNode> found = network.board().get(() -> room.present().stream()
                .map(resources::participant)
                .filter(seat -> CallsApi.fits(request.form(), "Muted", seat, "muted")
                        && CallsApi.fits(request.form(), "Hold", seat, "hold")
                        && CallsApi.fits(request.form(), "Coaching", seat, "coaching"))
                .toList());
        return new VoiceApi.Answer(200, resources.page("participants", found));
    }
}
