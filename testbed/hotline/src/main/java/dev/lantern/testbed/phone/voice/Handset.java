package dev.lantern.testbed.phone.voice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the network has of a telephone. All of it is read and changed under the {@link Switchboard}. */
final class Handset {

    /** How long a person in a test may take for what they do next. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    enum Answering {
        BY_HAND,
        AT_ONCE,
        NEVER,
        BUSY,
        OUT_OF_SERVICE,
        BY_VOICEMAIL
    }

    final String number;
    volatile Pace pace = Pace.TEST;
    volatile Answering answering = Answering.BY_HAND;

    @Nullable
    Leg ringing;
    /** The call in progress, or the last one. */
    @Nullable
    Leg current;

    /** How much of what was heard on the current call was already looked at. */
    private int attended;
    /** What the person waits to hear. */
    private @Nullable String expected;

    private long heldUntil = System.nanoTime();

    Handset(String number) {
        this.number = number;
    }

    boolean isHeld() {
        return System.nanoTime() < heldUntil;
    }

    void hold() {
        heldUntil = pace.isReal() ? System.nanoTime() : System.nanoTime() + PATIENCE.toNanos();
    }

    void letTimePass() {
        heldUntil = System.nanoTime();
    }

    boolean isRinging() {
        return ringing != null && !ringing.isOver();
    }

    boolean isOver() {
        return current != null && current.isOver();
    }

    boolean hasVoicemail() {
        return answering == Answering.BY_VOICEMAIL;
    }

    /** Absent when it rings. */
    @Nullable
    LegStatus refusal() {
        boolean taken = isRinging() || current != null && !isOver();
        return answering == Answering.OUT_OF_SERVICE
                ? LegStatus.FAILED
                : answering == Answering.BUSY || taken ? LegStatus.BUSY : null;
    }

    void ring(Leg leg) {
        ringing = leg;
        if (answering == Answering.AT_ONCE) {
            pickUp(leg);
        }
    }

    /** A telephone that a test answers by hand is not given up while the test is on its way to it. */
    Duration ringsFor(int timeout) {
        Duration asked = pace.seconds(timeout);
        boolean attendedTo = answering == Answering.BY_HAND && !pace.isReal() && asked.compareTo(PATIENCE) < 0;
        return attendedTo ? PATIENCE : asked;
    }

    boolean pickUp(Leg leg) {
        if (ringing != leg || leg.isOver()) {
            return false;
        }
        leg.pickedUp = true;
        ringing = null;
        connect(leg);
        return true;
    }

    void connect(Leg leg) {
        current = leg;
        attended = 0;
        expected = null;
    }

    void putDown(Leg leg) {
        if (ringing == leg) {
            ringing = null;
        }
    }

    /** False when nobody asks for keys. */
    boolean press(String keys) {
        Leg leg = current;
        if (leg == null || leg.isOver()) {
            return false;
        }
        Leg.Keys asked = leg.keys;
        if (asked != null) {
            asked.pressed.append(keys);
        } else {
            leg.starred |= leg.starEnds && keys.equals("*");
        }
        return asked != null || leg.starred;
    }

    /** Whether it can press keys that somebody takes. */
    boolean isAskedForKeys(String keys) {
        Leg leg = current;
        return leg != null && !leg.isOver() && (leg.keys != null || leg.starEnds && keys.equals("*"));
    }

    /** Who is at the other end, or hears it in the room. */
    List<Leg> listeners() {
        Leg leg = current;
        if (leg == null || leg.isOver()) {
            return List.of();
        }
        Leg other = leg.bridged;
        Seat seat = leg.seat;
        if (other != null) {
            return List.of(other);
        }
        return seat == null
                ? List.of()
                : seat.room.seats.stream()
                        .filter(seat::isHeardBy)
                        .map(one -> one.leg)
                        .toList();
    }

    /** Absent when it is in no room. */
    @Nullable
    Seat seat() {
        Leg leg = current;
        return leg == null || leg.isOver() || leg.seat == null || !leg.seat.isConnected() ? null : leg.seat;
    }

    void expect(String words) {
        expected = normal(words);
        listen();
    }

    boolean stillExpects() {
        return expected != null;
    }

    void expectsNothing() {
        expected = null;
    }

    /** Something was heard. A person who waited for it has time now. */
    void listen() {
        String wanted = expected;
        if (wanted != null) {
            int at = transcript().indexOf(wanted, attended);
            if (at >= 0) {
                attended = at + wanted.length();
                expected = null;
                hold();
            }
        }
    }

    List<Heard> heard() {
        return current == null ? List.of() : List.copyOf(current.heard);
    }

    String state() {
        return current == null ? "none" : current.status.wire();
    }

    private String transcript() {
        StringBuilder all = new StringBuilder();
        heard().forEach(heard -> all.append(normal(heard.words())).append(' '));
        return all.toString();
    }

    private static String normal(String words) {
        return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
