package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of the line's policy the indexes follow. It is part of the state, so that a state rebuilt from its records has the
 * same order and the same room, whatever the line's file says by then.
 *
 * @param policy the version of the policy
 * @param weights how much of an advocate one conversation takes by channel, in hundredths; a channel that is absent takes 1
 * @param headStartMillis by urgency; one that is absent has none
 * @param careAfterSevere after so many severe conversations in a row somebody else is preferred; 0 is never
 * @param supervisorsJoin whether supervisors are asked like everybody
 * @param surge whether surge mode is on
 * @param surgeByHand who turned it on or off; absent while it follows from how many wait
 */
public record Settings(
        String policy,
        Map<Channel, Integer> weights,
        Map<Urgency, Long> headStartMillis,
        int careAfterSevere,
        boolean supervisorsJoin,
        boolean surge,
        @Nullable String surgeByHand)
        implements Entity {

    static final int WHOLE_ADVOCATE = 100;

    /** Before any policy was adopted. */
    static final Settings NONE = new Settings("", Map.of(), Map.of(), 0, true, false, null);

    public Settings {
        weights = Map.copyOf(weights);
        headStartMillis = Map.copyOf(headStartMillis);
    }

    @Override
    public String key() {
        return Kinds.SETTINGS + "/now";
    }

    int weight(Channel channel) {
        return weights.getOrDefault(channel, 1);
    }

    long headStartMillis(Urgency urgency) {
        return headStartMillis.getOrDefault(urgency, 0L);
    }
}
