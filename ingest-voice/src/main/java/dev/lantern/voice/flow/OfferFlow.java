package dev.lantern.voice.flow;

import dev.lantern.events.DeskCommand;
import dev.lantern.lines.Line;
import dev.lantern.voice.call.OfferAnswers;
import dev.lantern.voice.messages.MessageFile;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.messages.Spoken;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.Standing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an advocate hears whose telephone rings with an offer. A softphone that answers accepts; at any other telephone a
 * key does, and another declines. That is asked of routing as at the desk ({@link DeskCommand.AcceptOffer}); until it has
 * said to whom the call goes, the leg waits in rounds, as a person does, and then goes into the room or hears that
 * somebody else has it.
 */
public final class OfferFlow {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Rounds after which the same answer is told again, in case it was not kept. */
    private static final int TELL_AGAIN = 10;

    /** Routing says within a tenth of a second what became of an answer, or nothing any more. */
    private static final int MOST_ROUNDS = 60;

    private enum Stand {
        ASKED,
        THEIRS,
        OF_ANOTHER,
        GONE
    }

    private final Addresses addresses;
    private final AdvocateFlow advocates;
    private final QueueView queue;
    private final OfferView offers;
    private final OfferAnswers answers;

    public OfferFlow(
            Addresses addresses, AdvocateFlow advocates, QueueView queue, OfferView offers, OfferAnswers answers) {
        this.addresses = addresses;
        this.advocates = advocates;
        this.queue = queue;
        this.offers = offers;
        this.answers = answers;
    }

    /** The telephone was answered. */
    public String answer(AdvocateTurn turn, String offer, Optional<Line> line) {
        MessageFile words = advocates.words(line);
        return switch (stand(turn, offer)) {
            case THEIRS -> advocates.answer(turn, line);
            case OF_ANOTHER -> farewell(words, Phrase.ADVOCATE_TAKEN);
            case GONE -> farewell(words, Phrase.ADVOCATE_TOO_LATE);
            case ASKED -> {
                Spoken who = advocates.who(turn.thread(), line);
                yield turn.confirmed()
                        ? take(turn, offer, words, List.of(who))
                        : ask(turn, List.of(who, words.say(Phrase.ADVOCATE_OFFER, Map.of("key", AdvocateFlow.YES))));
            }
        };
    }

    /** A key was pressed, or none: whoever presses none is not there, and the offer goes on at the desk. */
    public String key(AdvocateTurn turn, String offer, Optional<Line> line, @Nullable String key) {
        MessageFile words = advocates.words(line);
        return switch (stand(turn, offer)) {
            case THEIRS -> advocates.key(turn, line, key);
            case OF_ANOTHER -> farewell(words, Phrase.ADVOCATE_TAKEN);
            case GONE -> farewell(words, Phrase.ADVOCATE_TOO_LATE);
            case ASKED -> {
                if (AdvocateFlow.saysYes(key)) {
                    yield take(turn, offer, words, List.of());
                }
                if (key != null) {
                    answers.decline(turn.line(), turn.advocateId(), offer, "TELEPHONE");
                }
                yield new Script().thenHangUp();
            }
        };
    }

    /** Waits for what routing says. */
    public String taken(AdvocateTurn turn, String offer, Optional<Line> line, int round) {
        MessageFile words = advocates.words(line);
        return switch (stand(turn, offer)) {
            case THEIRS -> advocates.enter(turn, line);
            case OF_ANOTHER -> farewell(words, Phrase.ADVOCATE_TAKEN);
            case GONE -> farewell(words, Phrase.ADVOCATE_TOO_LATE);
            case ASKED -> {
                if (round >= MOST_ROUNDS) {
                    yield farewell(words, Phrase.ADVOCATE_TOO_LATE);
                }
                if (round > 0 && round % TELL_AGAIN == 0) {
                    answers.accept(turn.line(), turn.advocateId(), offer);
                }
                yield new Script().pause(PAUSE).thenGoTo(next(turn, round + 1));
            }
        };
    }

    private String take(AdvocateTurn turn, String offer, MessageFile words, List<Spoken> first) {
        answers.accept(turn.line(), turn.advocateId(), offer);
        return new Script().say(first).say(words.say(Phrase.ADVOCATE_MOMENT)).thenGoTo(next(turn, 0));
    }

    private String ask(AdvocateTurn turn, List<Spoken> question) {
        var key = addresses.of("/advocate/key", turn.query());
        return new Script().ask(question, PATIENCE, key).thenGoTo(key);
    }

    private java.net.URI next(AdvocateTurn turn, int round) {
        Map<String, String> query = new LinkedHashMap<>(turn.query());
        query.put("round", Integer.toString(round));
        return addresses.of("/advocate/taken", query);
    }

    private static String farewell(MessageFile words, Phrase phrase) {
        return new Script().say(words.say(phrase)).thenHangUp();
    }

    /** What routing has not said yet is no reason to give up. */
    private Stand stand(AdvocateTurn turn, String offer) {
        OfferView.Answer answer = offers.answer(offer);
        return switch (queue.standing(turn.thread())) {
            case Standing.Over over -> Stand.GONE;
            case Standing.Assigned(String holder) ->
                !holder.equals(turn.advocateId())
                        ? Stand.OF_ANOTHER
                        : answer == OfferView.Answer.OVER ? Stand.GONE : Stand.THEIRS;
            case Standing.Waiting waiting -> asked(answer);
            case Standing.ToBeCalled agreed -> asked(answer);
            case Standing.Unheard unheard -> asked(answer);
        };
    }

    private static Stand asked(OfferView.Answer answer) {
        return switch (answer) {
            case UNHEARD, OPEN -> Stand.ASKED;
            case ACCEPTED, OVER -> Stand.GONE;
        };
    }
}
