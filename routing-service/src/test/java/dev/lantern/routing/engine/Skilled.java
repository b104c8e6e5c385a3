package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Advocates of whom more is known than their languages; each takes two texts and one call. */
final class Skilled {

    private static final Map<Channel, Integer> TAKES = Map.of(Channel.SMS, 2, Channel.VOICE, 1);

    private Skilled() {}

    static AdvocateProfile in(String id, Map<String, Integer> levels, String... skills) {
        return profile(id, levels, skills, List.of(), false, true);
    }

    static AdvocateProfile from(String id, String place) {
        return profile(id, Map.of("en", 5), new String[0], List.of(place), false, true);
    }

    static AdvocateProfile withoutInterpreter(String id) {
        return profile(id, Map.of("en", 5), new String[0], List.of(), false, false);
    }

    static AdvocateProfile supervisor(String id) {
        return profile(id, Map.of("en", 5), new String[0], List.of(), true, true);
    }

    private static AdvocateProfile profile(
            String id,
            Map<String, Integer> levels,
            String[] skills,
            List<String> places,
            boolean supervisor,
            boolean interpreter) {
        Map<String, Integer> expertise = new HashMap<>();
        for (String skill : skills) {
            expertise.put(skill, 2);
        }
        return new AdvocateProfile(
                id,
                id,
                levels.keySet().stream().sorted().toList(),
                levels,
                expertise,
                places,
                TAKES,
                supervisor,
                interpreter);
    }
}
