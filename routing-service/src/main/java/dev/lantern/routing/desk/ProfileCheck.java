package dev.lantern.routing.desk;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a roster entry of what somebody wrote, and tells everything that does not fit: to {@code wrong}, with the name of the
 * field and a sentence that goes on after it. What was wrong is not in the entry.
 */
public final class ProfileCheck {

    public static final int MAX_ID = 200;
    public static final int MAX_NAME = 100;
    public static final int MAX_SKILL = 3;

    /** An id in a path, body or file: what identity providers give, and nothing that could break a log line. */
    public static final Pattern ID = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._@|:+-]{0," + (MAX_ID - 1) + "}");

    private static final int MAX_LIST = 50;
    private static final int MAX_CONVERSATIONS = 100;
    private static final Pattern EXPERTISE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Pattern STATE = Pattern.compile("[A-Z0-9]{1,3}");

    /** What a spreadsheet would take for a formula when the roster is opened there. */
    private static final String FORMULA = "=+-@\t\r";

    private final BiConsumer<String, String> wrong;
    private final Telephones telephones;

    /** @param telephones makes of a written telephone what may be kept */
    public ProfileCheck(BiConsumer<String, String> wrong, Telephones telephones) {
        this.wrong = wrong;
        this.telephones = telephones;
    }

    /** What was written of one advocate. */
    public record Written(
            @Nullable String advocate,
            @Nullable String displayName,
            @Nullable List<String> languages,
            @Nullable Map<String, Integer> languageLevels,
            @Nullable Map<String, Integer> skills,
            @Nullable List<String> places,
            @Nullable Map<String, Integer> capacity,
            @Nullable Boolean supervisor,
            @Nullable Boolean interpreter,
            @Nullable String telephone) {

        /** Without the telephone. */
        @Override
        public String toString() {
            return "Written[" + advocate + "]";
        }
    }

    public AdvocateProfile profile(Written written) {
        List<String> languages = languages(written.languages());
        String advocate = id("advocate", written.advocate());
        return new AdvocateProfile(
                advocate,
                name(written.displayName()),
                languages,
                languageLevels(orNone(written.languageLevels()), languages),
                skills(orNone(written.skills())),
                places(written.places() == null ? List.of() : written.places()),
                capacity(orNone(written.capacity())),
                written.supervisor(),
                written.interpreter(),
                telephone(advocate, written.telephone()));
    }

    private String id(String field, @Nullable String value) {
        return id(field, value, wrong);
    }

    public static String id(String field, @Nullable String value, BiConsumer<String, String> wrong) {
        if (value == null || !ID.matcher(value).matches()) {
            wrong.accept(field, "has to be an id of at most " + MAX_ID + " letters, digits and ._@|:+-");
            return "";
        }
        return value;
    }

    /** Absent or empty: at their softphone. */
    private @Nullable AdvocateTelephone telephone(String advocate, @Nullable String written) {
        if (written == null || written.isEmpty()) {
            return null;
        }
        AdvocateTelephone telephone = telephones.of(advocate, written).orElse(null);
        if (telephone == null) {
            wrong.accept("telephone", Telephones.SHAPE);
        }
        return telephone;
    }

    private String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            wrong.accept("displayName", "has to have at least one character that is not a space");
            return "";
        }
        if (name.length() > MAX_NAME) {
            wrong.accept("displayName", "has to be at most " + MAX_NAME + " characters long");
        }
        if (FORMULA.indexOf(name.charAt(0)) >= 0) {
            wrong.accept("displayName", "has to begin with none of = + - @, which a spreadsheet would compute");
        }
        return name;
    }

    private List<String> languages(@Nullable List<String> tags) {
        if (tags == null || tags.isEmpty() || tags.size() > MAX_LIST) {
            wrong.accept("languages", "has to have 1 to " + MAX_LIST + " BCP 47 tags");
            return List.of();
        }
        List<String> languages = new ArrayList<>();
        for (String tag : tags) {
            String language = language(tag);
            if (language == null) {
                wrong.accept("languages", "has to have BCP 47 tags only, such as en or es-MX");
            } else {
                languages.add(language);
            }
        }
        return languages.stream().distinct().toList();
    }

    private Map<String, Integer> languageLevels(Map<String, Integer> given, List<String> languages) {
        Map<String, Integer> levels = new HashMap<>();
        given.forEach((tag, level) -> {
            String language = language(tag);
            if (language == null || !languages.contains(language)) {
                wrong.accept("languageLevels", "has to name languages of the advocate only");
            } else if (within("languageLevels", level, 1, AdvocateProfile.NATIVE)) {
                levels.put(language, level);
            }
        });
        return levels;
    }

    private Map<String, Integer> skills(Map<String, Integer> given) {
        Map<String, Integer> skills = new HashMap<>();
        given.forEach((name, level) -> {
            if (!EXPERTISE.matcher(name).matches()) {
                wrong.accept("skills", "has to name expertise in 2 to 40 capitals, digits and '_', such as LABOUR");
            } else if (within("skills", level, 1, MAX_SKILL)) {
                skills.put(name, level);
            }
        });
        return skills;
    }

    private List<String> places(List<String> states) {
        if (states.size() > MAX_LIST
                || states.stream()
                        .anyMatch(
                                state -> state == null || !STATE.matcher(state).matches())) {
            wrong.accept("places", "has to have at most " + MAX_LIST + " states, such as NV (ISO 3166-2)");
            return List.of();
        }
        return states;
    }

    private Map<Channel, Integer> capacity(Map<String, Integer> given) {
        Map<Channel, Integer> capacity = new HashMap<>();
        if (given.isEmpty()) {
            wrong.accept("capacity", "has to say for at least one channel how many conversations at once");
        }
        given.forEach((name, most) -> {
            boolean fits = within("capacity", most, 0, MAX_CONVERSATIONS);
            try {
                capacity.put(new Channel(name), fits ? most : 0);
            } catch (IllegalArgumentException e) {
                wrong.accept("capacity", "has to name channels in capitals, such as SMS or WEBFORM");
            }
        });
        return capacity;
    }

    private boolean within(String field, @Nullable Integer value, int least, int most) {
        if (value == null || value < least || value > most) {
            wrong.accept(field, "has to have numbers from " + least + " to " + most);
            return false;
        }
        return true;
    }

    /** Canonical; null when it is none. */
    public static @Nullable String language(@Nullable String tag) {
        try {
            return tag == null || tag.isEmpty()
                    ? null
                    : new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static <V> Map<String, V> orNone(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
