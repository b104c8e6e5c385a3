package dev.lantern.events;

import java.util.List;
import java.util.Map;

/**
 * One entry of the roster of a line.
 *
 * @param advocateId the {@code sub} of the person's token
 * @param languages BCP 47 tags the advocate works in
 * @param capacity how many conversations at once, by channel; a channel that is absent is not offered
 */
public record AdvocateProfile(
        String advocateId, String displayName, List<String> languages, Map<Channel, Integer> capacity) {

    public AdvocateProfile {
        languages = List.copyOf(languages);
        capacity = Map.copyOf(capacity);
    }
}
