package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.Form;
import java.net.URI;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out documents for a leg, one after the other, as long as they lead to others.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">Twilio: TwiML for voice</a>
 */
final class Performance {

    /** For what a document is, which decides what may stand in it. */
    enum Stage {
        CALL,
        /** Heard by a called person before both are connected. */
        WHISPER,
        /** Heard by a participant while waiting for a conference, on hold, or as an announcement. */
        ROOM,
        /** Heard while waiting in a queue. */
        QUEUE;

        boolean allows(Verb verb) {
            return switch (verb) {
                case Verb.Prompt ignored -> true;
                case Verb.Redirect ignored -> true;
                case Verb.Gather ignored -> this != ROOM;
                case Verb.Hangup ignored -> this != ROOM;
                case Verb.Leave ignored -> this == QUEUE;
                case Verb.Dial ignored -> this == CALL;
                case Verb.Enqueue ignored -> this == CALL;
                case Verb.Reject ignored -> this == CALL;
            };
        }
    }

    /** Where a verb leads. */
    sealed interface Step {
        record On() implements Step {}

        record To(Source source) implements Step {}

        /** No further: the leg is hung up, or leaves the queue. */
        record End(boolean leavesQueue) implements Step {}

        Step ON = new On();
    }

    private static final int MOST_DOCUMENTS_WITHOUT_TIME = 20;
    private static final int REDIRECT_LOOP = 11000;

    private final VoiceNetwork network;
    private final Leg leg;
    private final Stage stage;
    private final BooleanSupplier cut;
    private final Player player;
    private int documentsWithoutTime;

    Performance(VoiceNetwork network, Leg leg, Stage stage, BooleanSupplier cut) {
        this.network = network;
        this.leg = leg;
        this.stage = stage;
        this.cut = cut;
        this.player = new Player(network.board(), leg);
    }

    VoiceNetwork network() {
        return network;
    }

    Leg leg() {
        return leg;
    }

    BooleanSupplier cut() {
        return cut;
    }

    Player player() {
        return player;
    }

    /**
     * Returns when there is nothing further to do: true when a Leave or Hangup said so, false when the last document came
     * to its end.
     *
     * @throws Cut when it is not to go on
     * @throws Unavailable when no instructions can be had
     */
    Step.@Nullable End run(Source first) throws Unavailable {
        Source source = first;
        while (true) {
            switch (perform(source)) {
                case Step.On ignored -> {
                    return null;
                }
                case Step.End end -> {
                    return end;
                }
                case Step.To next -> {
                    if (++documentsWithoutTime > MOST_DOCUMENTS_WITHOUT_TIME) {
                        throw new Unavailable(REDIRECT_LOOP, address(source), "documents go round without a pause");
                    }
                    player.pass(leg.pace().betweenDocuments(), cut);
                    source = next.source();
                }
            }
        }
    }

    private Step perform(Source source) throws Unavailable {
        boolean first = true;
        for (Verb verb : network.documents().fetch(leg, source)) {
            if (network.board().get(cut::getAsBoolean)) {
                throw new Cut();
            }
            if (!stage.allows(verb)) {
                network.complain("<" + verb.getClass().getSimpleName() + "> is not allowed while "
                        + switch (stage) {
                            case CALL -> "nobody waits in a queue";
                            case WHISPER -> "a called person is not connected yet (13221)";
                            case ROOM -> "waiting in a conference (13238)";
                            case QUEUE -> "waiting in a queue";
                        });
                continue;
            }
            if (!(verb instanceof Verb.Reject) && !(first && verb instanceof Verb.Pause) && !ringsOn(verb)) {
                network.calls().answer(leg);
            }
            first = false;
            Step step = execute(verb, source);
            if (!(step instanceof Step.On)) {
                return step;
            }
        }
        network.calls().answer(leg);
        return Step.ON;
    }

    private static boolean ringsOn(Verb verb) {
        return verb instanceof Verb.Dial dial && dial.answerOnBridge();
    }

    private Step execute(Verb verb, Source within) throws Unavailable {
        return switch (verb) {
            case Verb.Prompt prompt -> {
                timePasses();
                prompt(prompt, within, cut);
                yield Step.ON;
            }
            case Verb.Gather gather -> {
                timePasses();
                yield new Gathering(this, gather, within).run();
            }
            case Verb.Redirect redirect ->
                new Step.To(Source.of(Documents.resolve(within, redirect.url()), redirect.method()));
            case Verb.Dial dial -> {
                timePasses();
                yield new Dialling(this, dial, within).run();
            }
            case Verb.Enqueue enqueue -> {
                timePasses();
                yield new Queueing(this, enqueue, within).run();
            }
            case Verb.Hangup ignored -> new Step.End(false);
            case Verb.Leave ignored -> new Step.End(true);
            case Verb.Reject reject -> {
                network.calls().end(leg, reject.reason().equals("busy") ? LegStatus.BUSY : LegStatus.NO_ANSWER);
                throw new Cut();
            }
        };
    }

    void prompt(Verb.Prompt prompt, Source within, BooleanSupplier until) throws Unavailable {
        switch (prompt) {
            case Verb.Say say -> player.say(say, until);
            case Verb.Play play -> {
                URI recording = Documents.resolve(within, play.url());
                network.documents().listen(recording);
                player.play(recording.toString(), play.loop(), until);
            }
            case Verb.Pause pause -> player.pause(pause.seconds(), until);
        }
    }

    /** Where an action leads, with what came of the verb. */
    static Source action(Source within, String url, String method, Form result) throws Unavailable {
        return new Source.Address(Documents.resolve(within, url), method, result);
    }

    private void timePasses() {
        documentsWithoutTime = 0;
    }

    private static String address(Source source) {
        URI base = source.base();
        return base == null ? "the TwiML of a request" : base.toString();
    }
}
