package dev.lantern.voice.connect;

import dev.lantern.events.AssignmentEvent.CallHeld;
import dev.lantern.events.AssignmentEvent.CallMuted;
import dev.lantern.events.AssignmentEvent.CallResumed;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.AssignmentEvent.ThirdPartyCalled;
import dev.lantern.events.AssignmentEvent.WhisperChanged;
import dev.lantern.events.CallStepFailed.Step;
import dev.lantern.events.Participant;
import dev.lantern.events.Participant.Presence;
import dev.lantern.events.ParticipantReported.State;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.lines.Line;
import dev.lantern.voice.connect.RoomReports.Who;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.CallFlow;
import dev.lantern.voice.flow.PartyTurn;
import dev.lantern.voice.flow.Turn;
import dev.lantern.voice.queue.RoomView;
import java.util.Optional;

/** Carries out what is asked for in the room of a call. What cannot be done is told to whoever asked for it. */
final class RoomSteps {

    /** Who asks for what nobody asked for. */
    private static final String SYSTEM = "system";

    private final ProviderCalls provider;
    private final Addresses addresses;
    private final RoomView rooms;
    private final RoomReports reports;
    private final Opener opener;

    RoomSteps(ProviderCalls provider, Addresses addresses, RoomView rooms, RoomReports reports, Opener opener) {
        this.provider = provider;
        this.addresses = addresses;
        this.rooms = rooms;
        this.reports = reports;
        this.opener = opener;
    }

    /** @param waiting what the person hears meanwhile, in their language */
    void hold(CallHeld held, Turn waiting) throws InterruptedException {
        Asked asked = provider.hold(held.key(), CallFlow.PERSON, addresses.of("/hold", waiting));
        tell(asked, held.line(), held.key(), held.by(), Step.HOLD);
    }

    void resume(CallResumed resumed) throws InterruptedException {
        Asked asked = provider.resume(resumed.key(), CallFlow.PERSON);
        tell(asked, resumed.line(), resumed.key(), resumed.by(), Step.RESUME);
    }

    void mute(CallMuted muted) throws InterruptedException {
        Asked asked = provider.mute(muted.key(), muted.advocateId(), muted.muted());
        tell(asked, muted.line(), muted.key(), muted.advocateId(), muted.muted() ? Step.MUTE : Step.UNMUTE);
    }

    void whisper(WhisperChanged changed) throws InterruptedException {
        String room = changed.key();
        Asked asked = changed.whispering()
                ? provider.whisper(room, changed.advocateId(), changed.to())
                : provider.hear(room, changed.advocateId(), false);
        Step step = changed.whispering() ? Step.WHISPER : Step.LISTEN;
        tell(asked, changed.line(), room, changed.advocateId(), step);
    }

    void call(ThirdPartyCalled called, Line line) throws InterruptedException {
        String party = called.participant().partyId();
        if (party == null) {
            return;
        }
        PartyTurn turn = new PartyTurn(line.id(), called.key(), party);
        Optional<String> number = opener.open(called.number(), called.key(), SealedField.PARTICIPANT_TELEPHONE)
                        instanceof Opened.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
        Asked asked = number.isEmpty()
                ? new Asked.Failed("NO_TELEPHONE")
                : provider.call(new ProviderCalls.Leg(
                        number.get(),
                        String.valueOf(line.voice().callerId()),
                        addresses.of("/party", turn.query()),
                        addresses.of("/party/status", turn.query()),
                        line.voice().ring()));
        rung(new Who(line.id(), called.key(), party), asked);
    }

    /** Somebody was called into the room, or could not be. */
    void rung(Who who, Asked asked) {
        switch (asked) {
            case Asked.Done done -> reports.told(who, State.RINGING, done.sid());
            case Asked.Gone gone -> reports.told(who, State.FAILED, null, "GONE");
            case Asked.Failed failed -> reports.told(who, State.FAILED, null, failed.code());
        }
    }

    /** Out of the room, or rung no longer. Whoever was in it and has the call now stays. */
    void leave(ParticipantLeft left, String holder) throws InterruptedException {
        Participant participant = left.participant();
        String id = participant.advocateId() == null ? participant.partyId() : participant.advocateId();
        boolean stays = left.reason().equals("HAS_IT_NOW")
                && (participant.role() == ParticipantRole.HANDING_OVER || participant.presence() == Presence.IN_ROOM);
        if (id == null || stays) {
            return;
        }
        Optional<String> leg = rooms.leg(left.key(), id);
        Asked asked = leg.isPresent() ? provider.hangUp(leg.get()) : provider.remove(left.key(), id);
        if (asked instanceof Asked.Failed failed) {
            reports.failed(left.line(), left.key(), holder, Step.REMOVE, failed.code());
        }
    }

    private void tell(Asked asked, String line, String thread, String advocate, Step step) {
        if (advocate.equals(SYSTEM)) {
            return;
        }
        switch (asked) {
            case Asked.Done done -> {}
            case Asked.Gone gone -> reports.failed(line, thread, advocate, step, "NO_ROOM");
            case Asked.Failed failed -> reports.failed(line, thread, advocate, step, failed.code());
        }
    }
}
