package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import java.util.HashMap;
import java.util.Map;

/** The pools of a line. An advocate stands in one for each of their channels, and there once for each language. */
public final class Pools {

    private static final Pool NOBODY = new Pool();

    /** A language that is no language: everybody on the channel. */
    private static final String EVERYBODY = "";

    /** A language that is no language either. */
    private static final String SUPERVISORS = "*";

    private final Map<Channel, Map<String, Pool>> byChannel = new HashMap<>();

    Pools() {}

    public Pool everybody(Channel channel) {
        return speaking(channel, EVERYBODY);
    }

    public Pool supervisors(Channel channel) {
        return speaking(channel, SUPERVISORS);
    }

    Pool supervisorsToFill(Channel channel) {
        return toFill(channel, SUPERVISORS);
    }

    /** @param language see {@link Language} */
    public Pool speaking(Channel channel, String language) {
        Map<String, Pool> byLanguage = byChannel.get(channel);
        Pool pool = byLanguage == null ? null : byLanguage.get(language);
        return pool == null ? NOBODY : pool;
    }

    Pool everybodyToFill(Channel channel) {
        return toFill(channel, EVERYBODY);
    }

    Pool toFill(Channel channel, String language) {
        return byChannel.computeIfAbsent(channel, any -> new HashMap<>()).computeIfAbsent(language, any -> new Pool());
    }

    Map<Channel, Map<String, Pool>> all() {
        return byChannel;
    }
}
