package dev.lantern.sms.inbound;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that carriers act on when they are the whole text. They are noted and never swallowed: every one of them is a
 * signal that an advocate sees. HELP and INFO are not noted: they are a person's first word like any other.
 */
public enum Keyword {
    /** The carrier delivers nothing more from our number to this person. */
    STOP(Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT")),
    /** The carrier delivers again. YES means the same to it, and something else to people who answer a question. */
    START(Set.of("START", "UNSTOP"));

    private final Set<String> words;

    Keyword(Set<String> words) {
        this.words = words;
    }

    public static Optional<Keyword> of(@Nullable String body) {
        if (body == null) {
            return Optional.empty();
        }
        String word = body.strip().toUpperCase(Locale.ROOT);
        for (Keyword keyword : values()) {
            if (keyword.words.contains(word)) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }
}
