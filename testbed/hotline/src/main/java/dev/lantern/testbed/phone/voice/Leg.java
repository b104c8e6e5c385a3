package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Sid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection between the provider and a telephone. All of it is read and changed under the {@link Switchboard}. */
final class Leg {

    enum Direction {
        INBOUND,
        OUTBOUND_API,
        OUTBOUND_DIAL;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    final String sid = Sid.call();
    final Direction direction;
    final String from;
    final String to;
    final @Nullable Leg parent;
    /** Of the person at the far end: who called, or was called. */
    final Telephone telephone;

    final Instant created = Instant.now();
    final List<Heard> heard = new ArrayList<>();

    LegStatus status = LegStatus.QUEUED;

    @Nullable
    Instant answered;

    @Nullable
    Instant ended;
    /** {@code human}, {@code machine_start}…, when it was to be found out. */
    @Nullable
    String answeredBy;

    Verb.Reporting reporting = Verb.Reporting.NONE;
    int reports;
    /** Where to go when instructions cannot be had. */
    @Nullable
    Source fallback;
    /** What somebody asked for over the API while other instructions were carried out. */
    @Nullable
    Source diversion;

    @Nullable
    Keys keys;

    boolean starEnds;
    boolean starred;

    @Nullable
    Seat seat;

    @Nullable
    Leg bridged;

    boolean pickedUp;

    Leg(Direction direction, String from, String to, @Nullable Leg parent, Telephone telephone) {
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.parent = parent;
        this.telephone = telephone;
    }

    Pace pace() {
        return telephone.handset().pace;
    }

    boolean isOver() {
        return status.isOver();
    }

    /** Whether what is being carried out for it is to stop. */
    boolean isCutOff() {
        return isOver() || diversion != null;
    }

    Duration talked() {
        Instant begin = answered;
        Instant end = ended;
        return begin == null || end == null ? Duration.ZERO : Duration.between(begin, end);
    }

    /** The keys that are pressed for one Gather. */
    static final class Keys {
        final StringBuilder pressed = new StringBuilder();
    }
}
