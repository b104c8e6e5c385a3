package dev.lantern.sms.replies;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Cuts a text that is longer than the provider takes where a line could be broken, and never inside a character. */
final class TextParts {

    /** "The text content of the message, up to 1,600 characters" (Message resource); counted as UTF-16, to be safe. */
    static final int LONGEST = 1600;

    private TextParts() {}

    /** At least one part; white space at a cut is left out, nothing else. */
    static List<String> of(String text) {
        return of(text, LONGEST);
    }

    static List<String> of(String text, int longest) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > longest) {
            int cut = cut(rest, longest);
            String part = rest.substring(0, cut).stripTrailing();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isEmpty() || parts.isEmpty()) {
            parts.add(rest);
        }
        return List.copyOf(parts);
    }

    private static int cut(String text, int longest) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT); // extended grapheme clusters
        characters.setText(text);
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        lines.setText(text);
        int afterSpace = last(longest, lines, at -> Character.isWhitespace(text.charAt(at - 1)));
        if (afterSpace > longest / 2) {
            return afterSpace; // a web address stays whole, and scripts without spaces are not cut short
        }
        int cut = last(longest, lines, characters::isBoundary); // the line rules know no joined emoji
        if (cut > 0) {
            return cut;
        }
        int inWord = characters.isBoundary(longest) ? longest : characters.preceding(longest);
        if (inWord > 0) {
            return inWord;
        }
        // A single character longer than a text.
        return Character.isLowSurrogate(text.charAt(longest)) ? longest - 1 : longest;
    }

    /** The last place up to {@code longest} where a line may be broken and that fits; 0 or less when there is none. */
    private static int last(int longest, BreakIterator lines, IntPredicate fits) {
        int cut = lines.isBoundary(longest) ? longest : lines.preceding(longest);
        while (cut > 0 && !fits.test(cut)) {
            cut = lines.preceding(cut);
        }
        return cut;
    }
}
