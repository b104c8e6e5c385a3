package dev.lantern.testbed.phone.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All conferences. Every method is called under the {@link Switchboard}. */
final class Rooms {

    private final RoomReports reports;
    private final List<Room> rooms = new ArrayList<>();

    Rooms(RoomReports reports) {
        this.reports = reports;
    }

    RoomReports reports() {
        return reports;
    }

    List<Room> all() {
        return List.copyOf(rooms);
    }

    /** @param sidOrName an id, or the name of one that has not ended */
    Optional<Room> find(String sidOrName) {
        return rooms.stream()
                .filter(room -> room.sid.equals(sidOrName) || !room.isOver() && room.name.equals(sidOrName))
                .findFirst();
    }

    /** What came of coming in. */
    sealed interface Entry {
        record Seated(Seat seat) implements Entry {}

        /** @param code the provider's number for it */
        record Refused(int code, String why) implements Entry {}
    }

    /**
     * Takes the leg into the conference of that name, which begins to be with its first participant.
     *
     * @param reporting with an absolute address
     */
    Entry enter(
            Leg leg, Verb.Conference options, Verb.Reporting reporting, @Nullable Source waiting, Seat.State state) {
        Room room = rooms.stream()
                .filter(one -> !one.isOver() && one.name.equals(options.name()))
                .findFirst()
                .orElse(null);
        String coach = options.coach();
        String label = options.label();
        if (coach != null && (room == null || room.seat(coach).isEmpty())) {
            return new Entry.Refused(13240, "the call to coach is not in the conference");
        }
        if (room != null && label != null && room.seat(label).isPresent()) {
            return new Entry.Refused(16025, "a participant of the conference has that label already");
        }
        if (room != null && room.present().size() >= options.maxParticipants()) {
            return new Entry.Refused(13258, "the conference is full");
        }
        if (room == null) {
            room = new Room(options.name(), reporting);
            rooms.add(room);
        }
        Seat seat = new Seat(room, leg, options, waiting, state);
        room.seats.add(seat);
        leg.seat = seat;
        if (state == Seat.State.CONNECTED) {
            joined(seat);
        }
        return new Entry.Seated(seat);
    }

    /** The telephone of somebody who was called into the conference was answered. */
    void connect(Seat seat) {
        if (seat.state == Seat.State.CONNECTING) {
            seat.state = Seat.State.CONNECTED;
            joined(seat);
        }
    }

    private void joined(Seat seat) {
        Room room = seat.room;
        reports.joined(seat);
        if (room.canStart()) {
            room.status = Room.Status.IN_PROGRESS;
            reports.started(room);
        }
        if (seat.beep.onEnter()) {
            beep(room);
        }
    }

    /** @param kicked by the API rather than of their own */
    void leave(Seat seat, String reason, boolean kicked) {
        if (seat.hasLeft()) {
            return;
        }
        Room room = seat.room;
        boolean wasConnected = seat.isConnected();
        seat.state = Seat.State.LEFT;
        reports.left(seat, reason);
        if (wasConnected && seat.beep.onExit()) {
            beep(room);
        }
        if (wasConnected && seat.endOnExit) {
            end(room, seat, "participant-with-end-conference-on-exit-" + (kicked ? "kicked" : "left"));
        } else if (room.present().isEmpty()) {
            end(room, seat, "last-participant-" + (kicked ? "kicked" : "left"));
        }
    }

    void end(Room room, @Nullable Seat by, String reason) {
        if (room.isOver()) {
            return;
        }
        room.status = Room.Status.COMPLETED;
        room.reasonEnded = reason;
        room.endedBy = by == null ? null : by.leg.sid;
        for (Seat seat : room.present()) {
            seat.state = Seat.State.LEFT;
            reports.left(seat, by == null ? "conference_ended_via_api" : "moderator_ended_conference");
        }
        reports.ended(room, by);
    }

    private static void beep(Room room) {
        room.seats.stream().filter(Seat::listens).forEach(seat -> {
            seat.leg.heard.add(Heard.beep());
            seat.leg.telephone.handset().listen();
        });
    }
}
