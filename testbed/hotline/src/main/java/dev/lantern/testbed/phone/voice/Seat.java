package dev.lantern.testbed.phone.voice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A leg in a room. All of it is read and changed under the {@link Switchboard}. */
final class Seat {

    enum State {
        /** Its telephone rings still. */
        CONNECTING,
        CONNECTED,
        LEFT
    }

    final Room room;
    final Leg leg;
    final @Nullable String label;
    final boolean startOnEnter;

    final Instant created = Instant.now();

    State state;
    Verb.Beep beep;
    /** Heard until the conference starts; null is silence. */
    @Nullable
    Source waiting;

    boolean muted;
    boolean hold;

    @Nullable
    Source holding;

    boolean endOnExit;
    /** Call id of the only one who hears this participant. */
    @Nullable
    String coaches;

    Seat(Room room, Leg leg, Verb.Conference options, @Nullable Source waiting, State state) {
        this.room = room;
        this.leg = leg;
        this.label = options.label();
        this.beep = options.beep();
        this.startOnEnter = options.startOnEnter();
        this.waiting = waiting;
        this.state = state;
        this.muted = options.muted();
        this.endOnExit = options.endOnExit();
        this.coaches = options.coach();
    }

    boolean isConnected() {
        return state == State.CONNECTED;
    }

    boolean hasLeft() {
        return state == State.LEFT;
    }

    /** Whether what others say arrives here. */
    boolean listens() {
        return isConnected() && !hold && room.status == Room.Status.IN_PROGRESS;
    }

    boolean isHeardBy(Seat other) {
        String only = coaches;
        return listens() && !muted && other != this && other.listens() && (only == null || only.equals(other.leg.sid));
    }
}
