package dev.lantern.routing.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said, and what it does. Exactly one pattern fits a sentence, or the file is wrong. */
final class Sentences<T> {

    private record Known<T>(Pattern pattern, BiConsumer<T, Matcher> meaning) {}

    private final List<Known<T>> known = new ArrayList<>();

    /** @param pattern a regular expression; {@code <name>} stands for one word that becomes a group of that name */
    Sentences<T> say(String pattern, BiConsumer<T, Matcher> meaning) {
        String regex = pattern.replaceAll("(?<!\\?)<([a-z]+)>", "(?<$1>[A-Za-z0-9_:.+-]+)");
        known.add(new Known<>(Pattern.compile(regex), meaning));
        return this;
    }

    void tell(T to, String sentence) {
        List<Runnable> fitting = new ArrayList<>();
        for (Known<T> one : known) {
            Matcher matcher = one.pattern.matcher(sentence);
            if (matcher.matches()) {
                fitting.add(() -> one.meaning.accept(to, matcher));
            }
        }
        if (fitting.size() != 1) {
            throw new AssertionError("'" + sentence + "' means " + fitting.size() + " things");
        }
        fitting.getFirst().run();
    }
}
