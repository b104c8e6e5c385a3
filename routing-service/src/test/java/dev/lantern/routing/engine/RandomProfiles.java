package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import dev.lantern.events.Requirements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who advocates are and what is wanted of them, at random. */
record RandomProfiles(Dice dice, boolean calls) {

    static final List<String> LANGUAGES = List.of("en", "en-US", "es", "es-MX", "tl");
    private static final List<Channel> CHANNELS = List.of(Channel.SMS, Channel.CHAT, Channel.WEBFORM);
    private static final List<String> EXPERTISE = List.of("LABOUR", "MINORS");
    private static final List<String> PLACES = List.of("NV", "CA");

    AdvocateProfile profile(String advocate) {
        Map<Channel, Integer> capacity = new HashMap<>();
        CHANNELS.forEach(channel -> capacity.put(channel, dice.chance(3)));
        capacity.put(Channel.VOICE, calls ? 1 + dice.chance(2) : dice.chance(2));
        List<String> languages = LANGUAGES.stream().filter(any -> dice.oneIn(3)).toList();
        Map<String, Integer> levels = new HashMap<>();
        languages.stream().filter(any -> dice.oneIn(2)).forEach(tag -> levels.put(tag, 1 + dice.chance(5)));
        Map<String, Integer> skills = new HashMap<>();
        EXPERTISE.stream().filter(any -> dice.oneIn(2)).forEach(skill -> skills.put(skill, 1 + dice.chance(3)));
        List<String> places = PLACES.stream().filter(any -> dice.oneIn(2)).toList();
        Boolean interpreter = dice.oneIn(3) ? Boolean.FALSE : null;
        return new AdvocateProfile(
                advocate, advocate, languages, levels, skills, places, capacity, dice.oneIn(3), interpreter);
    }

    Requirements requirements() {
        return new Requirements(
                dice.oneIn(2) ? dice.one(LANGUAGES) : null,
                dice.oneIn(2) ? 1 + dice.chance(5) : null,
                EXPERTISE.stream().filter(any -> dice.oneIn(3)).toList(),
                dice.oneIn(2) ? dice.one(PLACES) : null);
    }
}
