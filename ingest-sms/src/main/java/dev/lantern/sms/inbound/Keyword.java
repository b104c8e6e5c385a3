package dev.lantern.sms.inbound;

import dev.lantern.lines.Line.Keywords;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that carriers act on when they are the whole text. They are noted and never swallowed: every one of them is a
 * signal that an advocate sees. HELP and INFO are not noted: they are a person's first word like any other.
 */
public enum Keyword {
    /**
     * The carrier delivers nothing more from our number to this person. The words are those of the FCC's rules on
     * revoking consent and of Twilio's default list.
     */
    STOP(Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT")),
    /** The carrier delivers again. YES means the same to it, and something else to people who answer a question. */
    START(Set.of("START", "UNSTOP"));

    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");

    private final Set<String> words;

    Keyword(Set<String> words) {
        this.words = words;
    }

    /**
     * @param body case, accents, punctuation and white space around the one word do not matter
     * @param ofLine further words that this line counts
     * @param optOutType what the provider itself took the text for, where it manages opting out
     */
    public static Optional<Keyword> of(@Nullable String body, Keywords ofLine, @Nullable String optOutType) {
        for (Keyword keyword : values()) {
            if (keyword.name().equalsIgnoreCase(optOutType)) {
                return Optional.of(keyword);
            }
        }
        if (body == null || SPACE.matcher(body.strip()).find()) {
            return Optional.empty();
        }
        String word = plain(body);
        for (Keyword keyword : values()) {
            if (keyword.words.contains(word) || keyword.isAmong(keyword.words(ofLine), word)) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }

    private Collection<List<String>> words(Keywords ofLine) {
        Map<String, List<String>> byLanguage =
                switch (this) {
                    case STOP -> ofLine.stop();
                    case START -> ofLine.start();
                };
        return byLanguage.values();
    }

    private boolean isAmong(Collection<List<String>> lists, String word) {
        return lists.stream().flatMap(List::stream).map(Keyword::plain).anyMatch(word::equals);
    }

    private static String plain(String word) {
        String letters = NO_LETTER
                .matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("");
        return letters.toUpperCase(Locale.ROOT);
    }
}
