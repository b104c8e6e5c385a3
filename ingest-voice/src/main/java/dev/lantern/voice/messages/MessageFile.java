package dev.lantern.voice.messages;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The messages of one language. */
public final class MessageFile {

    private static final String SPEECH_LANGUAGE = "speech.language";
    private static final String SPEECH_VOICE = "speech.voice";
    private static final Pattern VALUE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern RECORDED = Pattern.compile("https?://\\S+");

    private final String speechLanguage;
    private final @Nullable String speechVoice;
    private final Map<Phrase, String> words;

    private MessageFile(String speechLanguage, @Nullable String speechVoice, Map<Phrase, String> words) {
        this.speechLanguage = speechLanguage;
        this.speechVoice = speechVoice;
        this.words = words;
    }

    static MessageFile of(String file, Properties properties, List<String> problems) {
        Map<Phrase, String> words = new EnumMap<>(Phrase.class);
        TreeSet<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.remove(SPEECH_LANGUAGE);
        unknown.remove(SPEECH_VOICE);
        for (Phrase phrase : Phrase.values()) {
            unknown.remove(phrase.key());
            String text = properties.getProperty(phrase.key(), "").strip();
            if (text.isEmpty()) {
                problems.add(file + ": " + phrase.key() + " is missing.");
            }
            check(file, phrase, text, problems);
            words.put(phrase, text);
        }
        unknown.forEach(key -> problems.add(file + ": " + key + " is not a known key."));
        String language = properties.getProperty(SPEECH_LANGUAGE, "").strip();
        if (language.isEmpty()) {
            problems.add(file + ": " + SPEECH_LANGUAGE + " is missing: the provider's tag of the spoken language,"
                    + " such as en-US.");
        }
        return new MessageFile(language, properties.getProperty(SPEECH_VOICE), words);
    }

    private static void check(String file, Phrase phrase, String text, List<String> problems) {
        if (RECORDED.matcher(text).matches() && !phrase.named().isEmpty()) {
            problems.add(file + ": " + phrase.key() + " cannot be recorded: it names " + phrase.named() + ".");
        }
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            if (!phrase.named().contains(value.group(1))) {
                problems.add(file + ": " + phrase.key() + " names {" + value.group(1) + "}, which it does not have.");
            }
        }
    }

    /** @param values by name */
    public Spoken say(Phrase phrase, Map<String, String> values) {
        String text = Objects.requireNonNull(words.get(phrase));
        if (RECORDED.matcher(text).matches()) {
            return new Spoken.Recorded(text);
        }
        // In one pass: a value is never read for values.
        return words(VALUE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), ""))));
    }

    public Spoken say(Phrase phrase) {
        return say(phrase, Map.of());
    }

    /** Somebody else's words in this language. */
    public Spoken words(String text) {
        return new Spoken.Words(text, speechLanguage, speechVoice);
    }

    /** The words of a phrase that is a part of another. */
    public String text(Phrase phrase) {
        return Objects.requireNonNull(words.get(phrase));
    }
}
