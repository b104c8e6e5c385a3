package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import java.util.HashMap;
import java.util.Map;

/** The pools of a line. An advocate stands in one for each of their channels, and there once for each language. */
public final class Pools {

    private static final Pool NOBODY = new Pool();

    /** A language that is no language: everybody on the channel. */
    private static final String EVERYBODY = "";

    private final Map<Channel, Map<String, Pool>> byChannel = new HashMap<>();

    Pools() {}

    public Pool everybody(Channel channel) {
        return speaking(channel, EVERYBODY);
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
