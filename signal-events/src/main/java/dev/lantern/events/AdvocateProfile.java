package dev.lantern.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the roster of a line.
 *
 * @param advocateId the {@code sub} of the person's token
 * @param languages BCP 47 tags the advocate works in
 * @param languageLevels from 1 (a few words) to 5 (as a first language), by tag; a language that is not named has 5
 * @param skills from 1 to 3 by expertise, in the line's own words such as {@code LABOUR} or {@code MINORS}
 * @param places states (ISO 3166-2 without the country) whose services the advocate knows
 * @param capacity how many conversations at once, by channel; a channel that is absent is not offered
 * @param supervisor whether the advocate is one of those whom the line falls back upon; absent means no
 * @param interpreter whether the advocate works with an interpreter; absent means yes
 * @param telephone where the advocate is called; absent: at their softphone
 */
public record AdvocateProfile(
        String advocateId,
        String displayName,
        List<String> languages,
        Map<String, Integer> languageLevels,
        Map<String, Integer> skills,
        List<String> places,
        Map<Channel, Integer> capacity,
        @Nullable Boolean supervisor,
        @Nullable Boolean interpreter,
        @Nullable AdvocateTelephone telephone) {

    public static final int NATIVE = 5;

    public AdvocateProfile {
        languages = List.copyOf(languages);
        languageLevels = Map.copyOf(languageLevels);
        skills = Map.copyOf(skills);
        places = List.copyOf(places);
        capacity = Map.copyOf(capacity);
    }

    /** Who is called at their softphone. */
    public AdvocateProfile(
            String advocateId,
            String displayName,
            List<String> languages,
            Map<String, Integer> languageLevels,
            Map<String, Integer> skills,
            List<String> places,
            Map<Channel, Integer> capacity,
            @Nullable Boolean supervisor,
            @Nullable Boolean interpreter) {
        this(
                advocateId,
                displayName,
                languages,
                languageLevels,
                skills,
                places,
                capacity,
                supervisor,
                interpreter,
                null);
    }

    /** Who has languages and room, and no more is known. */
    public AdvocateProfile(
            String advocateId, String displayName, List<String> languages, Map<Channel, Integer> capacity) {
        this(advocateId, displayName, languages, Map.of(), Map.of(), List.of(), capacity, null, null);
    }

    public AdvocateProfile reachedAt(@Nullable AdvocateTelephone other) {
        return new AdvocateProfile(
                advocateId,
                displayName,
                languages,
                languageLevels,
                skills,
                places,
                capacity,
                supervisor,
                interpreter,
                other);
    }

    public boolean supervises() {
        return Boolean.TRUE.equals(supervisor);
    }

    public boolean worksWithInterpreter() {
        return !Boolean.FALSE.equals(interpreter);
    }
}
