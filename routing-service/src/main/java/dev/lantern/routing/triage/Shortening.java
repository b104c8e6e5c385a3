package dev.lantern.routing.triage;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Writes double letters once. "killll" and "kill" are one word then, at the price of a few that differ in nothing else,
 * none of which a rule needs to tell apart. After the stemmer, whose rules count letters.
 */
final class Shortening extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Shortening(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        runs(term, 2);
        return true;
    }

    /** Leaves one of a letter that stands at least {@code length} times in a row; digits and ideographs stay. */
    static void runs(CharTermAttribute term, int length) {
        char[] letters = term.buffer();
        int end = term.length();
        int to = 0;
        int at = 0;
        while (at < end) {
            int run = 1;
            while (at + run < end && letters[at + run] == letters[at]) {
                run++;
            }
            boolean shorten = run >= length && Character.isLetter(letters[at]) && !Character.isIdeographic(letters[at]);
            for (int i = 0; i < (shorten ? 1 : run); i++) {
                letters[to++] = letters[at];
            }
            at += run;
        }
        term.setLength(to);
    }
}
