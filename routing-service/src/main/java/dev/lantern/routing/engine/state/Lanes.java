package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The lanes of a line. A lane is kept when nobody is in it any more, so that advocates may hold on to theirs. */
final class Lanes {

    /** Those of a channel whom only speakers of a language are asked for, and those whom others are asked for too. */
    private record OnChannel(Map<String, Lane> byLanguage, Lane anyLanguage) {

        Lane speaking(String language) {
            return byLanguage.computeIfAbsent(language, any -> new Lane());
        }
    }

    private final Map<Channel, OnChannel> byChannel = new HashMap<>();

    Lane of(Need need) {
        OnChannel on = on(need.channel());
        return need.byLanguage() ? on.speaking(need.language()) : on.anyLanguage;
    }

    /** Where somebody may wait for whoever speaks these. */
    Lane[] of(Channel channel, Set<String> languages) {
        OnChannel on = on(channel);
        Lane[] lanes = new Lane[languages.size() + 1];
        lanes[0] = on.anyLanguage;
        int at = 1;
        for (String language : languages) {
            lanes[at++] = on.speaking(language);
        }
        return lanes;
    }

    void clear() {
        byChannel.values().forEach(on -> {
            on.anyLanguage.clear();
            on.byLanguage.values().forEach(Lane::clear);
        });
    }

    private OnChannel on(Channel channel) {
        return byChannel.computeIfAbsent(channel, any -> new OnChannel(new HashMap<>(), new Lane()));
    }
}
