package dev.lantern.routing.triage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the language of a text by its script and its most common words, which the language files list. It rather says
 * nothing than something wrong: a wrong guess sends the person to an advocate who does not understand them.
 */
final class LanguageGuess {

    private static final int LEAST_WORDS = 2;

    /** The common words of the language are at least one in so many. */
    private static final int ONE_IN = 4;

    private final List<Wording> wordings;
    private final Map<String, Words> analyzers = new HashMap<>();
    private final Map<String, Set<String>> common = new HashMap<>();

    LanguageGuess(List<Wording> wordings) {
        this.wordings = wordings;
        for (Wording wording : wordings) {
            Words words = Words.asWritten(wording);
            Set<String> known = new HashSet<>();
            wording.common().forEach(word -> known.addAll(words.in(word)));
            analyzers.put(wording.tag(), words);
            common.put(wording.tag(), known);
        }
    }

    /** BCP 47; null when nobody can tell. */
    @Nullable
    String of(String text) {
        String best = null;
        int most = 0;
        int next = 0;
        for (Wording wording : wordings) {
            int found = wording.writing().in(text) ? common(wording, text) : 0;
            if (found > most) {
                next = most;
                most = found;
                best = wording.tag();
            } else {
                next = Math.max(next, found);
            }
        }
        return most >= LEAST_WORDS && most > next ? best : null;
    }

    /** How many words of the text are common in the language; 0 where too few are. */
    private int common(Wording wording, String text) {
        Set<String> known = common.getOrDefault(wording.tag(), Set.of());
        Words analyzer = analyzers.get(wording.tag());
        if (known.isEmpty() || analyzer == null) {
            return 0;
        }
        List<String> words = analyzer.in(text);
        int found = (int) words.stream().filter(known::contains).count();
        return found * ONE_IN >= words.size() ? found : 0;
    }
}
