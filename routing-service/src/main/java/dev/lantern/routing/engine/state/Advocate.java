package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One advocate of the roster.
 *
 * @param presence {@code AVAILABLE}, {@code AWAY} or {@code OFFLINE}: what the advocate said; how busy they are follows from
 *     their conversations
 * @param severeInRow how many severe conversations the advocate had in a row
 * @param idleSince where in the order of those without work the advocate stands: the lower, the longer idle
 */
public record Advocate(
        AdvocateProfile profile,
        AdvocateState presence,
        @Nullable AwayReason away,
        long idleSince,
        @Nullable Integer severeInRow)
        implements Entity {

    /** Who was stored before these were counted had none. */
    public Advocate {
        severeInRow = severeInRow == null ? 0 : severeInRow;
    }

    @Override
    public Integer severeInRow() {
        return severeInRow == null ? 0 : severeInRow;
    }

    @Override
    public String key() {
        return Kinds.ADVOCATE + "/" + id();
    }

    @Override
    public boolean sameRecordAs(Entity other) {
        return other instanceof Advocate advocate && id().equals(advocate.id());
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

    /** One more was assigned. */
    Advocate afterOne(boolean severe) {
        int inRow = severe ? severeInRow() + 1 : 0;
        return inRow == severeInRow() ? this : new Advocate(profile, presence, away, idleSince, inRow);
    }

    /** How well, by language as {@link Language} has it; of two tags of one language the better counts. */
    Map<String, Integer> levels() {
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (String tag : profile.languages()) {
            int level = profile.languageLevels().getOrDefault(tag, AdvocateProfile.NATIVE);
            levels.merge(Language.of(tag), level, Math::max);
        }
        return levels;
    }
}
