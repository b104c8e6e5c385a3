package dev.lantern.voice.flow;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Number;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import dev.lantern.lines.Voice;
import dev.lantern.voice.messages.MessageFile;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.messages.Spoken;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a call, each as the document that the provider carries out next. */
public final class CallFlow {

    /** How a person's own leg is named in their room. */
    public static final String PERSON = "person";

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Between two announcements, without music. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Messages messages;
    private final Addresses addresses;

    public CallFlow(Messages messages, Addresses addresses) {
        this.messages = messages;
        this.addresses = addresses;
    }

    /** The first words, and the first question there is to ask. */
    public String greeting(Line line, String dialled) {
        Voice voice = line.voice();
        String known = voice.languageOf().get(dialled);
        String language = known == null ? voice.languages().getFirst() : known;
        Turn turn = Turn.first(line.id(), language);
        List<Spoken> words = new ArrayList<>();
        words.add(greeting(line, messages.in(language), language));
        if (voice.tty() != null) {
            words.add(messages.in(language).say(Phrase.TTY, Map.of("number", voice.tty())));
        }
        if (known == null && voice.languages().size() > 1) {
            words.addAll(menu(voice.languages()));
            return question(words, "/language", turn);
        }
        if (!voice.dangerQuestion()) {
            return new Script().say(words).thenGoTo(addresses.of("/queue", turn));
        }
        words.add(messages.in(language).say(Phrase.DANGER));
        return question(words, "/queue", turn);
    }

    /** The language is chosen; whoever presses nothing, or a key that is none, goes on in the default. */
    public String danger(Line line, Turn turn) {
        return line.voice().dangerQuestion()
                ? question(List.of(messages.in(turn.language()).say(Phrase.DANGER)), "/queue", turn)
                : new Script().thenGoTo(addresses.of("/queue", turn));
    }

    /** One round of waiting: where the caller stands, what they can press, then music. */
    public String waiting(Line line, Turn turn, List<Spoken> announcement) {
        URI music = line.voice().music();
        return new Script()
                .askOverMusic(
                        announcement,
                        music == null ? List.of() : List.of(music),
                        SILENCE,
                        addresses.of("/key", turn.nextRound()))
                .thenGoTo(addresses.of("/wait", turn.nextRound()));
    }

    /** Whether who waits can ask to be called back: not before their call is known, nor when we have called them. */
    static boolean offersCallback(Line line, Turn turn) {
        return line.voice().callback() != null && turn.durable() && turn.of() == null;
    }

    /** Whose number it is that people see when they are called back. */
    static Optional<Line> neutral(Lines lines, String number) {
        return lines.all().stream()
                .filter(line -> line.voice().callback() != null
                        && line.voice().callback().callerId().equals(number))
                .findFirst();
    }

    /** To the questions of somebody who asks to be called back. */
    String toCallback(Turn turn) {
        return new Script().thenGoTo(addresses.of("/callback/begin", turn));
    }

    /** Whoever looks who called them does not learn it. */
    String takesNoCalls(Line line) {
        return farewell(line.voice().languages().getFirst(), Phrase.CALLBACK_NO_CALLS);
    }

    /** What is said, then the next round. */
    public String backToWaiting(Turn turn, Phrase... said) {
        Script script = new Script();
        for (Phrase phrase : said) {
            script.say(messages.in(turn.language()).say(phrase));
        }
        return script.thenGoTo(addresses.of("/wait", turn));
    }

    /** Into the room where the advocate is or will be. */
    public String room(Turn turn, String thread) {
        Conference room = Rooms.of(addresses, turn.line(), thread, turn)
                .endConferenceOnExit(true) // without the person nobody has anything to do there
                .participantLabel(PERSON)
                .build();
        return new Script()
                .say(messages.in(turn.language()).say(Phrase.CONNECTING))
                .dial(new Dial.Builder()
                        .conference(room)
                        .action(addresses.of("/left", turn))
                        .method(HttpMethod.POST)
                        .build())
                .end();
    }

    /** What is heard in a room while nobody else is there. */
    public String hold(Line line, Turn turn) {
        URI music = line.voice().music();
        return music == null
                ? new Script().pause(SILENCE).thenGoTo(addresses.of("/hold", turn))
                : new Script().play(music).thenGoTo(addresses.of("/hold", turn));
    }

    /** Dials the n-th backup number, from 0; the provider comes back to {@code /backup} when it is over. */
    public String backup(Turn turn, List<String> numbers, int n, String callerId, Duration ring) {
        Script script = new Script();
        if (n == 0) {
            script.say(messages.in(turn.language()).say(Phrase.BACKUP));
        }
        Number number = new Number.Builder(numbers.get(n))
                .statusCallback(addresses.of("/backup/answered", turn))
                .statusCallbackMethod(HttpMethod.POST)
                .statusCallbackEvents(Number.Event.ANSWERED)
                .build();
        Dial.Builder dial = new Dial.Builder()
                .number(number)
                .timeout((int) ring.toSeconds())
                .action(addresses.of("/backup/" + (n + 1), turn))
                .method(HttpMethod.POST);
        return script.dial((callerId.isEmpty() ? dial : dial.callerId(callerId)).build())
                .end();
    }

    /** Says it and ends the call. */
    public String farewell(String language, Phrase phrase) {
        return new Script().say(messages.in(language).say(phrase)).thenHangUp();
    }

    private String question(List<Spoken> words, String step, Turn turn) {
        URI next = addresses.of(step, turn);
        return new Script().ask(words, PATIENCE, next).thenGoTo(next);
    }

    /** Each language says its own key. */
    private List<Spoken> menu(List<String> languages) {
        List<Spoken> menu = new ArrayList<>();
        for (int i = 0; i < languages.size() && i < 9; i++) {
            menu.add(messages.in(languages.get(i)).say(Phrase.LANGUAGE, Map.of("key", Integer.toString(i + 1))));
        }
        return menu;
    }

    private static Spoken greeting(Line line, MessageFile messages, String language) {
        String own = line.voice().greeting().get(language);
        return own == null ? messages.say(Phrase.GREETING, Map.of("line", line.name())) : messages.words(own);
    }
}
