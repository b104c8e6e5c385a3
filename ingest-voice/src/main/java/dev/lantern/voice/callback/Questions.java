package dev.lantern.voice.callback;

import dev.lantern.lines.Line;
import dev.lantern.lines.Voice.CallBack;
import dev.lantern.voice.call.InboundCall;
import dev.lantern.voice.callback.AskForCall.Step;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.Script;
import dev.lantern.voice.flow.Turn;
import dev.lantern.voice.messages.MessageFile;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.messages.Spoken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each question is asked, and where its answer goes. */
final class Questions {

    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** Between two digits that somebody types. */
    private static final Duration TYPING = Duration.ofSeconds(10);

    private static final int LONGEST_NUMBER = 16;
    private static final int CLOCK_DIGITS = 4;

    private final Messages messages;
    private final Addresses addresses;
    private final WishToken tokens;

    Questions(Messages messages, Addresses addresses, WishToken tokens) {
        this.messages = messages;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    String ask(
            Step step,
            Line line,
            CallBack callback,
            Turn turn,
            InboundCall call,
            Wish wish,
            List<Spoken> first,
            Instant now) {
        List<Spoken> words = new ArrayList<>(first);
        MessageFile said = messages.in(turn.language());
        URI next = address(step, turn, call, wish);
        Script script = new Script();
        switch (step) {
            case BEGIN, NUMBER -> {
                words.add(said.say(call.from() == null ? Phrase.CALLBACK_NUMBER_WITHHELD : Phrase.CALLBACK_NUMBER));
                script.ask(words, PATIENCE, next);
            }
            case TYPED -> {
                words.add(said.say(Phrase.CALLBACK_TYPE));
                script.type(words, TYPING, LONGEST_NUMBER, "#", next);
            }
            case TIME -> {
                words.add(said.say(
                        Phrase.CALLBACK_TIME,
                        Map.of(
                                "hours",
                                Long.toString(Math.max(1, callback.within().toHours())))));
                script.ask(words, PATIENCE, next);
            }
            case UNTIL -> type(script, words, said.say(Phrase.CALLBACK_UNTIL), next);
            case FROM -> type(script, words, said.say(Phrase.CALLBACK_FROM), next);
            case TO -> type(script, words, said.say(Phrase.CALLBACK_TO), next);
            case VOICEMAIL -> {
                words.add(said.say(Phrase.CALLBACK_VOICEMAIL));
                script.ask(words, PATIENCE, next);
            }
            case CONFIRM -> {
                words.addAll(readBack(callback, turn, call, wish, now));
                script.ask(words, PATIENCE, next);
            }
        }
        return script.thenGoTo(next);
    }

    Spoken say(Turn turn, Phrase phrase) {
        return messages.in(turn.language()).say(phrase);
    }

    /** Digit by digit. */
    Spoken typed(Turn turn, String number) {
        return messages.in(turn.language()).say(Phrase.CALLBACK_TYPED, Map.of("number", spelt(number)));
    }

    private static void type(Script script, List<Spoken> words, Spoken question, URI next) {
        words.add(question);
        script.type(words, TYPING, CLOCK_DIGITS, "#", next);
    }

    private List<Spoken> readBack(CallBack callback, Turn turn, InboundCall call, Wish wish, Instant now) {
        MessageFile said = messages.in(turn.language());
        String number = wish.number() == null ? String.valueOf(call.from()) : wish.number();
        return List.of(
                said.say(
                        Phrase.CALLBACK_READ_BACK,
                        Map.of(
                                "number", spelt(number),
                                "from", time(wish.notBefore(), callback, said, turn, now),
                                "until", time(wish.notAfter(), callback, said, turn, now))),
                said.say(wish.voicemail() ? Phrase.CALLBACK_WITH_MESSAGE : Phrase.CALLBACK_WITHOUT_MESSAGE),
                said.say(Phrase.CALLBACK_CONFIRM));
    }

    private static String time(@Nullable Instant at, CallBack callback, MessageFile said, Turn turn, Instant now) {
        if (at == null) {
            return "";
        }
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(Locale.forLanguageTag(turn.language()))
                .format(at.atZone(callback.clock()))
                .replaceAll("[\\u202f\\u00a0]", " ");
        Phrase day = SafeTimes.isToday(at, callback, now) ? Phrase.CALLBACK_TODAY : Phrase.CALLBACK_TOMORROW;
        return said.text(day).replace("{time}", time);
    }

    private static String spelt(String number) {
        return number.replaceAll("[^0-9]", "").replaceAll("(?<=.)(?=.)", " ");
    }

    private URI address(Step step, Turn turn, InboundCall call, Wish wish) {
        Map<String, String> query = new LinkedHashMap<>(turn.query());
        query.put(WishToken.NAME, tokens.of(wish, call.thread()));
        return addresses.of("/callback/" + step.name().toLowerCase(Locale.ROOT), query);
    }
}
