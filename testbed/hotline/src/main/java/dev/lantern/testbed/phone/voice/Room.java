package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Sid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conference, from its first participant to its end. All of it is read and changed under the {@link Switchboard}. */
final class Room {

    enum Status {
        INIT,
        IN_PROGRESS,
        COMPLETED;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    final String sid = Sid.conference();
    final String name;
    /** Of whoever came first; what later ones ask for is ignored. */
    final Verb.Reporting reporting;

    final Instant created = Instant.now();
    final List<Seat> seats = new ArrayList<>();
    Status status = Status.INIT;
    int reports;

    @Nullable
    String reasonEnded;

    @Nullable
    String endedBy;

    Room(String name, Verb.Reporting reporting) {
        this.name = name;
        this.reporting = reporting;
    }

    boolean isOver() {
        return status == Status.COMPLETED;
    }

    /** Who is in it or on the way. */
    List<Seat> present() {
        return seats.stream().filter(seat -> !seat.hasLeft()).toList();
    }

    List<Seat> connected() {
        return seats.stream().filter(Seat::isConnected).toList();
    }

    /** @param callOrLabel a call id or the label of a participant */
    Optional<Seat> seat(String callOrLabel) {
        return present().stream()
                .filter(seat -> seat.leg.sid.equals(callOrLabel) || callOrLabel.equals(seat.label))
                .findFirst();
    }

    /** Two must be there, one of whom may start it. */
    boolean canStart() {
        return status == Status.INIT
                && connected().size() >= 2
                && connected().stream().anyMatch(seat -> seat.startOnEnter);
    }
}
