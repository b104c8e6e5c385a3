package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One advocate of the roster.
 *
 * @param presence {@code AVAILABLE}, {@code AWAY} or {@code OFFLINE}: what the advocate said; how busy they are follows from
 *     their conversations
 * @param idleSince where in the order of those without work the advocate stands: the lower, the longer idle
 */
public record Advocate(
        AdvocateProfile profile,
        AdvocateState presence,
        @Nullable AwayReason away,
        long idleSince) implements Entity {

    @Override
    public String key() {
        return Kinds.ADVOCATE + "/" + id();
    }

    public String id() {
        return profile.advocateId();
    }

    public boolean signedIn() {
        return presence != AdvocateState.OFFLINE;
    }

    public boolean available() {
        return presence == AdvocateState.AVAILABLE;
    }

    public boolean serves(Channel channel) {
        return profile.capacity().getOrDefault(channel, 0) > 0;
    }

    /** @param language see {@link Language} */
    public boolean speaks(String language) {
        return profile.languages().stream().anyMatch(tag -> Language.of(tag).equals(language));
    }
}
