package dev.lantern.lines;

import dev.lantern.lines.Line.Keywords;
import dev.lantern.lines.Line.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The key {@code sms} of a line file. */
final class TextsSection {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern RCS_SENDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    /** One word: a stop word is one only when it is the whole text. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{2,30}");

    /** Three segments of an ordinary text; who is in danger reads no more. */
    private static final int LONGEST_ANSWER = 480;

    private TextsSection() {}

    static Texts of(Section sms, List<String> numbers) {
        sms.onlyKeys(List.of("numbers", "rcs", "keywords", "firstAnswer", "afterHours"));
        return new Texts(
                numbers,
                sms.texts("rcs", RCS_SENDER, "the name of an RCS sender, without \"rcs:\""),
                sms.section("keywords").map(TextsSection::keywords).orElse(Keywords.NONE),
                sms.section("firstAnswer").map(TextsSection::answers).orElse(Map.of()),
                sms.section("afterHours").map(TextsSection::answers).orElse(Map.of()));
    }

    private static Keywords keywords(Section keywords) {
        keywords.onlyKeys(List.of("stop", "start"));
        return new Keywords(words(keywords, "stop"), words(keywords, "start"));
    }

    private static Map<String, List<String>> words(Section keywords, String key) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        keywords.section(key).ifPresent(section -> {
            for (String language : languages(section)) {
                words.put(language, section.texts(language, WORD, "one word of letters"));
            }
        });
        return words;
    }

    private static Map<String, String> answers(Section answers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : languages(answers)) {
            Optional<String> text = answers.text(language);
            if (text.isPresent() && text.get().length() > LONGEST_ANSWER) {
                answers.problem(language, "is longer than " + LONGEST_ANSWER + " characters");
            }
            text.ifPresent(words -> texts.put(language, words));
        }
        return texts;
    }

    private static List<String> languages(Section section) {
        return section.keys().stream()
                .filter(key -> {
                    boolean language = LANGUAGE.matcher(key).matches();
                    if (!language) {
                        section.problem(key, "must be a language tag such as en or pt-BR");
                    }
                    return language;
                })
                .toList();
    }
}
