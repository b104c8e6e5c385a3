package dev.lantern.voice.connect;

import dev.lantern.events.CallStepFailed;
import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantReported.State;
import dev.lantern.ingest.Publication;
import dev.lantern.voice.call.CallSignals;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What the provider tells of those who are called into a room, on its way to routing. */
public final class RoomReports {

    private final CallSignals signals;
    private final InstantSource clock;

    public RoomReports(CallSignals signals, InstantSource clock) {
        this.signals = signals;
        this.clock = clock;
    }

    /** Who is called where. */
    record Who(String line, String thread, String participant) {}

    /** @param leg the same state of one leg is one report, however often it is told */
    Publication told(Who who, State state, String leg) {
        return told(who, state, leg, null);
    }

    Publication told(Who who, State state, @Nullable String leg, @Nullable String code) {
        String once = leg == null ? clock.instant().toString() : leg;
        ParticipantReported reported = new ParticipantReported(
                Ids.digest("in-room", who.thread(), who.participant(), state.name(), once),
                who.thread(),
                who.line(),
                Channel.VOICE,
                who.participant(),
                state,
                leg,
                code,
                clock.instant());
        return signals.publish(reported, reported.occurredAt());
    }

    /** @param offerId with which it rings, or which was accepted; absent when nobody was asked */
    void ringing(Who who, String leg, @Nullable String offerId) {
        ParticipantReported reported = new ParticipantReported(
                Ids.digest("in-room", who.thread(), who.participant(), State.RINGING.name(), leg),
                who.thread(),
                who.line(),
                Channel.VOICE,
                who.participant(),
                State.RINGING,
                leg,
                null,
                clock.instant(),
                offerId);
        signals.publish(reported, reported.occurredAt());
    }

    Publication failed(String line, String thread, String advocate, CallStepFailed.Step step, String code) {
        CallStepFailed failed = new CallStepFailed(
                Ids.digest("step-failed", thread, step.name(), clock.instant().toString()),
                thread,
                line,
                Channel.VOICE,
                advocate,
                step,
                code,
                clock.instant());
        return signals.publish(failed, failed.occurredAt());
    }
}
