package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Legs from their first ring to their end, and what is told of them on the way. */
final class Calls {

    private static final int RINGS_BEFORE_VOICEMAIL = 10;

    private final VoiceNetwork network;
    private final Switchboard board;
    private final CallReports reports;
    private final Map<String, Leg> legs = new ConcurrentHashMap<>();

    Calls(VoiceNetwork network, Switchboard board, CallReports reports) {
        this.network = network;
        this.board = board;
        this.reports = reports;
    }

    List<Leg> all() {
        return List.copyOf(legs.values());
    }

    @Nullable
    Leg find(String sid) {
        return legs.get(sid);
    }

    /** A person calls one of the account's numbers. */
    Leg inbound(Telephone telephone, String to, VoiceNumber number) {
        Leg leg = new Leg(Leg.Direction.INBOUND, telephone.number(), to, null, telephone);
        String callback = number.statusCallback();
        leg.reporting = new Verb.Reporting(callback, "POST", List.of("completed"));
        leg.fallback = number.fallback() == null ? null : Source.of(number.fallback(), "POST");
        leg.status = LegStatus.RINGING;
        legs.put(leg.sid, leg);
        return leg;
    }

    Leg outbound(Leg.Direction direction, String from, String to, @Nullable Leg parent, Verb.Reporting reporting) {
        Leg leg = new Leg(direction, from, to, parent, network.telephone(to));
        leg.reporting = reporting;
        legs.put(leg.sid, leg);
        return leg;
    }

    /**
     * Until it is answered.
     *
     * @param timeout seconds
     * @return false when the leg has ended instead
     */
    boolean ring(Leg leg, int timeout, Verb.@Nullable Machine machine) {
        Handset telephone = leg.telephone.handset();
        boolean rings = board.change(() -> {
            advance(leg, LegStatus.INITIATED);
            LegStatus refusal = telephone.refusal();
            if (refusal != null) {
                end(leg, refusal);
                return false;
            }
            advance(leg, LegStatus.RINGING);
            telephone.ring(leg);
            return true;
        });
        if (rings) {
            if (telephone.hasVoicemail()) {
                boolean early =
                        board.await(leg::isCutOff, telephone.pace.seconds(Math.min(timeout, RINGS_BEFORE_VOICEMAIL)));
                if (!early) {
                    board.change(() -> telephone.pickUp(leg));
                }
            } else {
                board.await(() -> leg.pickedUp || leg.isOver(), telephone.ringsFor(timeout));
            }
        }
        return board.change(() -> {
            if (!leg.pickedUp || leg.isOver()) {
                end(leg, LegStatus.NO_ANSWER);
                return false;
            }
            if (machine != null) {
                reports.detect(leg, machine);
            }
            answer(leg);
            return true;
        });
    }

    /** Carries out what {@code first} says, and whatever it leads to, until the leg ends. */
    void follow(Leg leg, Source first) {
        Source next = first;
        while (next != null) {
            try {
                new Performance(network, leg, Performance.Stage.CALL, leg::isCutOff).run(next);
                end(leg, LegStatus.COMPLETED);
                return;
            } catch (Cut cut) {
                next = takeDiversion(leg);
            } catch (Unavailable e) {
                network.complain(String.valueOf(e.getMessage()));
                next = otherwise(leg, next, e);
            }
        }
    }

    /** After a leg was cut off from what it was in: where it was sent, if it was. */
    void goOnElsewhere(Leg leg) {
        Source next = takeDiversion(leg);
        if (next != null) {
            follow(leg, next);
        }
    }

    private @Nullable Source takeDiversion(Leg leg) {
        return board.change(() -> {
            Source diversion = leg.isOver() ? null : leg.diversion;
            leg.diversion = null;
            return diversion;
        });
    }

    private @Nullable Source otherwise(Leg leg, Source failed, Unavailable failure) {
        if (leg.fallback instanceof Source.Address fallback
                && !(failed instanceof Source.Address address && address.url().equals(fallback.url()))) {
            return new Source.Address(
                    fallback.url(),
                    fallback.method(),
                    Form.of("ErrorCode", Integer.toString(failure.code()), "ErrorUrl", failure.address()));
        }
        answer(leg);
        try {
            new Player(board, leg)
                    .say(
                            new Verb.Say("We are sorry. An application error has occurred. Goodbye.", "en-US", "", 1),
                            leg::isOver);
        } catch (Cut cut) {
            return null;
        }
        end(leg, LegStatus.COMPLETED);
        return null;
    }

    void answer(Leg leg) {
        board.change(() -> {
            if (leg.answered == null && !leg.isOver()) {
                leg.answered = Instant.now();
                advance(leg, LegStatus.IN_PROGRESS);
            }
        });
    }

    /** Sends a leg elsewhere. False when it has ended. */
    boolean divert(Leg leg, Source source) {
        return board.change(() -> {
            if (leg.status != LegStatus.IN_PROGRESS) {
                return false;
            }
            Seat seat = leg.seat;
            if (seat != null) {
                network.rooms().leave(seat, "participant_updated_via_api", false);
            }
            Leg partner = leg.bridged;
            if (partner != null && partner == leg.parent) {
                partner.bridged = null;
                leg.bridged = null;
            }
            leg.diversion = source;
            return true;
        });
    }

    /** Nobody is to take this leg any more. */
    void giveUp(Leg leg) {
        board.change(() -> end(leg, leg.answered == null ? LegStatus.CANCELED : LegStatus.COMPLETED));
    }

    /** The first end counts. */
    void end(Leg leg, LegStatus how) {
        board.change(() -> {
            if (leg.isOver()) {
                return;
            }
            leg.ended = Instant.now();
            leg.status = how;
            leg.telephone.handset().putDown(leg);
            Seat seat = leg.seat;
            if (seat != null) {
                boolean neverThere = seat.state == Seat.State.CONNECTING;
                network.rooms().leave(seat, neverThere ? "participant_add_failed" : "participant_hung_up", false);
            }
            reports.report(leg, "completed");
        });
    }

    private void advance(Leg leg, LegStatus status) {
        if (!leg.isOver()) {
            leg.status = status;
            switch (status) {
                case INITIATED, RINGING -> reports.report(leg, status.wire());
                case IN_PROGRESS -> reports.report(leg, "answered");
                case QUEUED, COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> {
                    // Told where it happens.
                }
            }
        }
    }
}
