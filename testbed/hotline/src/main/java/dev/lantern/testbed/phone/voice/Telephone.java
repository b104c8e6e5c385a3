package dev.lantern.testbed.phone.voice;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A telephone and the person who has it in hand. What a person does waits, with patience, until it can be done: a key is
 * pressed when keys are asked for, a telephone is answered when it rings. Between two things that a person does, nothing
 * runs out that they could still react to, unless they {@link #waits wait}; so a story does not depend on how fast it is
 * told.
 *
 * <p>Every method that finds out something throws {@link AssertionError} when it is not so in time.
 */
public final class Telephone {

    private static final Duration PATIENCE = Handset.PATIENCE;

    private final String number;
    private final VoiceNetwork network;
    private final Switchboard board;
    private final Handset handset;

    Telephone(String number, VoiceNetwork network) {
        this.number = number;
        this.network = network;
        this.board = network.board();
        this.handset = new Handset(number);
    }

    public String number() {
        return number;
    }

    // How it answers, from the next ring on.

    public Telephone answersByHand() {
        return answers(Handset.Answering.BY_HAND);
    }

    public Telephone answersAtOnce() {
        return answers(Handset.Answering.AT_ONCE);
    }

    public Telephone isNotAnswered() {
        return answers(Handset.Answering.NEVER);
    }

    public Telephone isBusy() {
        return answers(Handset.Answering.BUSY);
    }

    public Telephone isOutOfService() {
        return answers(Handset.Answering.OUT_OF_SERVICE);
    }

    public Telephone isAnsweredByVoicemail() {
        return answers(Handset.Answering.BY_VOICEMAIL);
    }

    /** How fast calls go there from now on. */
    public Telephone at(Pace pace) {
        board.change(() -> {
            handset.pace = pace;
        });
        return this;
    }

    // What the person does.

    public Telephone calls(String to) {
        network.place(this, to);
        return this;
    }

    /** Waits until these words are said, after those that were waited for before; case does not matter. */
    public Telephone hears(String words) {
        board.change(() -> {
            handset.letTimePass();
            handset.expect(words);
        });
        board.await(() -> !handset.stillExpects() || handset.isOver(), PATIENCE);
        board.change(() -> {
            if (handset.stillExpects()) {
                handset.expectsNothing();
                throw new AssertionError(
                        number + " did not hear \"" + words + "\" but " + heard() + "; the call is " + state());
            }
        });
        return this;
    }

    /**
     * Keys pressed while nobody asks for any would be lost, so it waits until somebody does. Whoever is asked already has
     * all the time that a test needs.
     */
    public Telephone presses(String keys) {
        if (!board.change(() -> handset.press(keys))) {
            waits();
            expect("be asked for keys", () -> handset.isAskedForKeys(keys));
            if (!board.change(() -> handset.press(keys))) {
                throw new AssertionError(number + " could not press \"" + keys + "\"; the call is " + state());
            }
        }
        return takesTime();
    }

    /** What others in the room, or at the other end, hear. */
    public Telephone says(String words) {
        board.change(() -> {
            for (Leg listener : handset.listeners()) {
                listener.heard.add(Heard.person(words, number));
                listener.telephone.handset().listen();
            }
        });
        return takesTime();
    }

    public Telephone hangsUp() {
        board.change(() -> {
            Leg leg = handset.current;
            if (leg != null) {
                network.calls().end(leg, leg.answered == null ? LegStatus.NO_ANSWER : LegStatus.COMPLETED);
            }
        });
        return this;
    }

    /** Does nothing from now on: time goes by. */
    public Telephone waits() {
        board.change(handset::letTimePass);
        return this;
    }

    public Telephone rings() {
        expect("ring", handset::isRinging);
        return this;
    }

    public Telephone answers() {
        rings();
        boolean answered = board.change(() -> {
            Leg leg = handset.ringing;
            return leg != null && handset.pickUp(leg);
        });
        if (!answered) {
            throw new AssertionError(number + " stopped ringing");
        }
        return takesTime();
    }

    public Telephone declines() {
        rings();
        board.change(() -> {
            Leg leg = handset.ringing;
            if (leg != null) {
                network.calls().end(leg, LegStatus.BUSY);
            }
        });
        return this;
    }

    // What is so, soon. Until then time goes by for everybody who is named.

    public Telephone isInRoomWith(Telephone other) {
        waits();
        other.waits();
        expect("be in a room with " + other.number, () -> {
            Seat here = handset.seat();
            Seat there = other.handset.seat();
            return here != null && there != null && here.room == there.room && here.listens() && there.listens();
        });
        return this;
    }

    /** Is heard by the other, in a room or at the other end. */
    public Telephone talksWith(Telephone other) {
        waits();
        other.waits();
        expect("talk with " + other.number, () -> {
            Leg there = other.handset.current;
            return there != null && handset.listeners().contains(there);
        });
        return this;
    }

    /** What is said here does not arrive there, in a room or at the other end. */
    public Telephone isNotHeardBy(Telephone other) {
        waits();
        other.waits();
        expect("be unheard by " + other.number, () -> {
            Leg there = other.handset.current;
            return there == null || !handset.listeners().contains(there);
        });
        return this;
    }

    /** In a conference that has not started. */
    public Telephone waitsInRoom() {
        waits();
        expect("wait in a room", () -> {
            Seat seat = handset.seat();
            return seat != null && seat.room.status == Room.Status.INIT;
        });
        return this;
    }

    public Telephone isDisconnected() {
        waits();
        expect("be disconnected", handset::isOver);
        return this;
    }

    public Telephone stopsRinging() {
        expect("stop ringing", () -> !handset.isRinging());
        return this;
    }

    /** All that was heard on the last call. */
    public List<Heard> heard() {
        return board.get(handset::heard);
    }

    /** Of the last call, empty when there was none. */
    public String callSid() {
        return board.get(() -> handset.current == null ? "" : handset.current.sid);
    }

    /** How the last call stands, {@code none} when there was none. */
    public String state() {
        return board.get(handset::state);
    }

    public boolean isRinging() {
        return board.get(handset::isRinging);
    }

    Handset handset() {
        return handset;
    }

    private Telephone answers(Handset.Answering answering) {
        board.change(() -> {
            handset.answering = answering;
        });
        return this;
    }

    private Telephone takesTime() {
        board.change(handset::hold);
        return this;
    }

    private void expect(String what, BooleanSupplier soon) {
        if (!board.await(soon, PATIENCE)) {
            throw new AssertionError(
                    number + " did not " + what + "; its call is " + state() + " and it heard " + heard());
        }
    }
}
