package dev.lantern.testbed.phone.voice;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Lets a leg hear something, for as long as it lasts or until it is cut. */
final class Player {

    /** How long a recording is taken to be; they are not listened to. */
    private static final int RECORDING_SECONDS = 5;

    private final Switchboard board;
    private final Leg leg;

    Player(Switchboard board, Leg leg) {
        this.board = board;
        this.leg = leg;
    }

    void say(Verb.Say say, BooleanSupplier cut) {
        for (int time = 0; say.loop() == 0 || time < say.loop(); time++) {
            for (String part : parts(say.words())) {
                hear(Heard.speech(part, say.language()), cut);
                pass(leg.pace().speaking(part), cut);
            }
            if (say.loop() == 0) {
                pass(leg.pace().betweenDocuments(), cut);
            }
        }
    }

    /** What goes on without end is noted once. */
    void play(String address, int loop, BooleanSupplier cut) {
        hear(Heard.recording(address), cut);
        if (loop == 0) {
            silence(cut);
        }
        pass(leg.pace().seconds((double) RECORDING_SECONDS * loop), cut);
    }

    void pause(int seconds, BooleanSupplier cut) {
        pass(leg.pace().seconds(seconds), cut);
    }

    /** Until it is cut. */
    void silence(BooleanSupplier cut) {
        board.await(cut);
        throw new Cut();
    }

    void pass(Duration time, BooleanSupplier cut) {
        if (board.await(cut, time)) {
            throw new Cut();
        }
    }

    private void hear(Heard heard, BooleanSupplier cut) {
        boolean cutOff = board.change(() -> {
            if (cut.getAsBoolean()) {
                return true;
            }
            leg.heard.add(heard);
            leg.telephone.handset().listen();
            return false;
        });
        if (cutOff) {
            throw new Cut();
        }
    }

    /** A person who listens at a terminal sees sentence by sentence. */
    private List<String> parts(String words) {
        return leg.pace().isReal() ? List.of(words.split("(?<=[.!?:,;。؟])\\s+")) : List.of(words);
    }
}
