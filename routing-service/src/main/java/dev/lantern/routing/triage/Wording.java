package dev.lantern.routing.triage;

import java.util.List;
import java.util.Map;

/**
 * How people say it in one language. Phrases are written as {@link Phrases} reads them.
 *
 * @param tag BCP 47 primary language
 * @param writing of which script a text must have letters to be read in this language
 * @param apostrophes whether {@code don't} is one word or two
 * @param spellings how a word is often written, to how it is in the rules
 * @param negations what voids the phrase after it
 * @param through words that may stand between a negation and what it voids
 * @param denials what voids a whole clause after it, subject included: "I do not think that"
 * @param notNegations what looks like a negation and is none: "not joking"
 * @param common the most common words, by which the language is known; those that another language shares do no harm
 * @param past what says that a phrase near it tells of the past
 * @param idioms what voids any phrase that it overlaps: "could kill for"
 * @param phrases by rule id
 */
record Wording(
        String file,
        String tag,
        Writing writing,
        Apostrophes apostrophes,
        Map<String, String> spellings,
        Map<String, List<String>> words,
        List<String> negations,
        List<String> through,
        List<String> denials,
        List<String> notNegations,
        List<String> common,
        List<String> past,
        List<String> idioms,
        Map<String, List<String>> phrases) {

    enum Apostrophes {
        JOIN,
        SPLIT
    }

    enum Writing {
        LATIN(Character.UnicodeScript.LATIN),
        CYRILLIC(Character.UnicodeScript.CYRILLIC),
        ARABIC(Character.UnicodeScript.ARABIC),
        HAN(Character.UnicodeScript.HAN);

        private final Character.UnicodeScript script;

        Writing(Character.UnicodeScript script) {
            this.script = script;
        }

        boolean in(String text) {
            return text.codePoints().anyMatch(letter -> Character.UnicodeScript.of(letter) == script);
        }
    }
}
