package dev.lantern.routing.wire;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request and refuses it with all of it at once. */
final class Checks {

    static final int MAX_ID = 200;

    /** An id in a path or body: what identity providers and the engine give, and nothing that could break a log line. */
    private static final Pattern ID = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._@|:+-]{0," + (MAX_ID - 1) + "}");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    private static final int MAX_LANGUAGES = 50;
    private static final int MAX_CONVERSATIONS = 100;

    private final List<Problem.FieldError> errors = new ArrayList<>();

    String id(String field, @Nullable String value) {
        if (value == null || !ID.matcher(value).matches()) {
            wrong(field, "has to be an id of at most " + MAX_ID + " letters, digits and ._@|:+-");
            return "";
        }
        return value;
    }

    /** Absent or empty is none. */
    @Nullable
    String optionalId(String field, @Nullable String value) {
        return value == null || value.isEmpty() ? null : id(field, value);
    }

    String text(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            wrong(field, "has to have at least one character that is not a space");
            return "";
        }
        if (value.length() > most) {
            wrong(field, "has to be at most " + most + " characters long");
        }
        return value;
    }

    /** Absent is none. */
    @Nullable
    String optionalCode(String field, @Nullable String value) {
        if (value != null && !CODE.matcher(value).matches()) {
            wrong(field, "has to be a code of 2 to 40 capitals, digits and '_'");
        }
        return value;
    }

    AdvocateProfile profile(String advocate, RosterEntry entry) {
        String id = id("advocate", advocate);
        String name = text("displayName", entry.displayName(), 100);
        return new AdvocateProfile(id, name, languages(entry.languages()), capacity(entry.capacity()));
    }

    private List<String> languages(@Nullable List<String> tags) {
        if (tags == null || tags.isEmpty() || tags.size() > MAX_LANGUAGES) {
            wrong("languages", "has to have 1 to " + MAX_LANGUAGES + " BCP 47 tags");
            return List.of();
        }
        List<String> languages = new ArrayList<>();
        for (String tag : tags) {
            try {
                languages.add(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
            } catch (IllformedLocaleException | NullPointerException e) {
                wrong("languages", "has to have BCP 47 tags only, such as en or es-MX");
            }
        }
        return languages;
    }

    private Map<Channel, Integer> capacity(@Nullable Map<String, Integer> given) {
        Map<Channel, Integer> capacity = new HashMap<>();
        if (given == null || given.isEmpty()) {
            wrong("capacity", "has to say for at least one channel how many conversations at once");
            return capacity;
        }
        given.forEach((name, most) -> {
            if (most == null || most < 0 || most > MAX_CONVERSATIONS) {
                wrong("capacity", "has to be from 0 to " + MAX_CONVERSATIONS + " for each channel");
            }
            try {
                capacity.put(new Channel(name), most == null ? 0 : most);
            } catch (IllegalArgumentException e) {
                wrong("capacity", "has to name channels in capitals, such as SMS or WEBFORM");
            }
        });
        return capacity;
    }

    void wrong(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
    }

    /** Ends the request if anything was wrong. */
    void done() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.stream().distinct().toList()).exception();
        }
    }
}
