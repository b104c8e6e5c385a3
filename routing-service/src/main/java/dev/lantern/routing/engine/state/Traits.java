package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What advocates are and can, as bits, so that whole branches of a pool are passed over at once. Two skills, places or channels may share a bit:
 * whoever seems to fit is looked at.
 */
final class Traits {

    static final long HERE = 1L << 63;
    static final long FRESH = 1L << 62;
    static final long ORDINARY = 1L << 61;
    static final long SUPERVISOR = 1L << 60;
    static final long INTERPRETER = 1L << 59;

    private static final int SKILLS = 34;
    private static final int PLACES = 15;
    private static final int CHANNELS = 59 - SKILLS - PLACES;

    private final Map<String, Integer> skills = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Channel, Long> channels = new HashMap<>();

    /** On which an advocate serves, or could take one more. */
    long channel(Channel channel) {
        return channels.computeIfAbsent(channel, any -> 1L << SKILLS + PLACES + channels.size() % CHANNELS);
    }

    /** Whether two channels may share a bit. */
    boolean channelsShare() {
        return channels.size() > CHANNELS;
    }

    long skill(String name) {
        return 1L << skills.computeIfAbsent(name, any -> skills.size() % SKILLS);
    }

    long skills(Iterable<String> names) {
        long bits = 0;
        for (String name : names) {
            bits |= skill(name);
        }
        return bits;
    }

    long place(@Nullable String name) {
        return name == null ? 0 : 1L << SKILLS + places.computeIfAbsent(name, any -> places.size() % PLACES);
    }

    long places(List<String> names) {
        long bits = 0;
        for (String name : names) {
            bits |= place(name);
        }
        return bits;
    }
}
