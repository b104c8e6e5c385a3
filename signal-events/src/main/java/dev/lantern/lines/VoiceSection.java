package dev.lantern.lines;

import dev.lantern.lines.Voice.Backup;
import dev.lantern.lines.Voice.CallBack;
import dev.lantern.lines.Voice.Ringing;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code voice} of a line file. */
final class VoiceSection {

    private static final Pattern DIALLED = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,6}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s?#]+");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern SAID = Pattern.compile("[0-9+ -]{3,20}");

    private static final String NUMBER = "a number such as \"+15550100733\", in quotes";
    private static final String NUMBER_OR_SHORT = "a number such as \"+15550100733\" or \"988\", in quotes";
    private static final Duration LONGEST_RING = Duration.ofSeconds(60);
    private static final Duration LONGEST_WITHIN = Duration.ofHours(24);
    private static final Duration LONGEST_AFTER = Duration.ofMinutes(10);

    private final Section voice;
    private final List<String> numbers;
    private final List<String> languages;

    private VoiceSection(Section voice, List<String> ofLine) {
        this.voice = voice;
        this.numbers = voice.texts("numbers", DIALLED, NUMBER_OR_SHORT);
        this.languages =
                voice.lacks("languages") ? ofLine : voice.texts("languages", LANGUAGE, "a language tag such as en");
    }

    /** @param languages of the line */
    static Voice of(Section voice, List<String> languages) {
        voice.onlyKeys(List.of(
                "numbers",
                "languages",
                "languageOf",
                "greeting",
                "dangerQuestion",
                "tty",
                "music",
                "fullAt",
                "ring",
                "callerId",
                "backup",
                "callback",
                "advocatesRing"));
        return new VoiceSection(voice, languages).read();
    }

    private Voice read() {
        return new Voice(
                numbers,
                languages,
                voice.section("languageOf").map(this::languageOf).orElse(Map.of()),
                voice.section("greeting").map(VoiceSection::greetings).orElse(Map.of()),
                voice.flag("dangerQuestion").orElse(true),
                optional("tty", SAID, "a number as people dial it, such as \"711\", in quotes"),
                music(),
                voice.whole("fullAt", 1, 100_000).orElse(Voice.FULL_AT),
                atMost(voice, "ring", LONGEST_RING).orElse(Voice.RING),
                callerId(),
                voice.section("backup").map(this::backup).orElse(Backup.NONE),
                voice.section("callback").flatMap(this::callback).orElse(null),
                voice.has("advocatesRing")
                        ? voice.name("advocatesRing", Ringing.class).orElse(Ringing.ACCEPTED)
                        : Ringing.ACCEPTED);
    }

    private Map<String, String> languageOf(Section languageOf) {
        Map<String, String> languageOfNumber = new LinkedHashMap<>();
        for (String number : languageOf.keys()) {
            if (!numbers.isEmpty() && !numbers.contains(number)) {
                languageOf.problem(number, "must be one of voice.numbers");
            }
            languageOf.text(number).ifPresent(language -> {
                if (!languages.isEmpty() && !languages.contains(language)) {
                    languageOf.problem(number, "must be one of the languages " + languages);
                }
                languageOfNumber.put(number, language);
            });
        }
        return languageOfNumber;
    }

    private static Map<String, String> greetings(Section greeting) {
        Map<String, String> greetings = new LinkedHashMap<>();
        for (String language : greeting.keys()) {
            if (!LANGUAGE.matcher(language).matches()) {
                greeting.problem(language, "must be a language tag such as en or pt-BR");
            }
            greeting.text(language).ifPresent(text -> greetings.put(language, text));
        }
        return greetings;
    }

    private @Nullable URI music() {
        String music = optional("music", WEB_ADDRESS, "a web address without a query");
        return music == null ? null : URI.create(music);
    }

    /** A short number cannot be shown on somebody's telephone. */
    private @Nullable String callerId() {
        if (voice.has("callerId")) {
            return optional("callerId", E164, NUMBER);
        }
        Optional<String> first =
                numbers.stream().filter(number -> number.startsWith("+")).findFirst();
        if (first.isEmpty() && !numbers.isEmpty()) {
            voice.problem("callerId", "is missing: none of voice.numbers can be shown on a telephone");
        }
        return first.orElse(null);
    }

    private Backup backup(Section backup) {
        backup.onlyKeys(List.of("numbers", "after"));
        List<String> dialled = backup.texts("numbers", E164, NUMBER);
        if (dialled.stream().anyMatch(numbers::contains)) {
            backup.problem("numbers", "must not hold a number of the line itself: callers would go in a circle");
        }
        return new Backup(dialled, atMost(backup, "after", LONGEST_AFTER).orElse(Backup.AFTER));
    }

    /** What shows on the telephone of somebody who may be watched must lead nowhere. */
    private Optional<CallBack> callback(Section callback) {
        callback.onlyKeys(List.of("callerId", "ring", "soonest", "within", "countries", "zone"));
        Optional<String> callerId = callback.text("callerId", E164, NUMBER);
        if (callerId.filter(numbers::contains).isPresent()) {
            callback.problem(
                    "callerId", "must not be one of voice.numbers: whoever sees it on a telephone could look it up");
        }
        List<String> countries = callback.texts("countries", COUNTRY, "a country such as US");
        Optional<ZoneId> zone = callback.has("zone") ? zone(callback) : Optional.empty();
        return callerId.map(number -> new CallBack(
                number,
                atMost(callback, "ring", LONGEST_RING).orElse(CallBack.RING),
                atMost(callback, "soonest", LONGEST_AFTER).orElse(CallBack.SOONEST),
                atMost(callback, "within", LONGEST_WITHIN).orElse(CallBack.WITHIN),
                countries.isEmpty() ? List.of("US") : countries,
                zone.orElse(null)));
    }

    private static Optional<ZoneId> zone(Section section) {
        Optional<String> name = section.text("zone");
        if (name.isPresent() && !ZoneId.getAvailableZoneIds().contains(name.get())) {
            section.problem("zone", "must be a time zone such as America/New_York");
            return Optional.empty();
        }
        return name.map(ZoneId::of);
    }

    private @Nullable String optional(String key, Pattern pattern, String meaning) {
        return voice.has(key) ? voice.text(key, pattern, meaning).orElse(null) : null;
    }

    private static Optional<Duration> atMost(Section section, String key, Duration most) {
        Optional<Duration> time = section.duration(key);
        if (time.isPresent() && time.get().compareTo(most) > 0) {
            section.problem(key, "must not be more than " + most.toSeconds() + "s");
        }
        return time;
    }
}
