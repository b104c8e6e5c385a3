package dev.lantern.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever helps should bring. The line relaxes it in declared steps while nobody is free who has all of it.
 *
 * @param language BCP 47 tag; absent means the line's default
 * @param languageLevel how well it has to be spoken, 1 to 5; absent means 1
 * @param expertise in the line's own words, such as {@code LABOUR} or {@code MINORS}; all of them are wanted
 * @param place state (ISO 3166-2 without the country); who knows its services is asked first
 */
public record Requirements(
        @Nullable String language,
        @Nullable Integer languageLevel,
        List<String> expertise,
        @Nullable String place) {

    public static final Requirements NONE = new Requirements(null, null, List.of(), null);

    public Requirements {
        expertise = expertise.size() < 2
                ? List.copyOf(expertise)
                : expertise.stream().distinct().sorted().toList();
    }
}
