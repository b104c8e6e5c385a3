package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pools of a line. An advocate stands in that of everybody and in one for each of their languages. Who is asked is sought
 * in tiers: who has all that is required; who has the language; who works with an interpreter; supervisors.
 */
final class Pools {

    /** A level of language is worth more than any number of skills to spare. */
    private static final int LEVEL = 1_000;

    private final Pool everybody = new Pool();
    private final Map<String, Pool> byLanguage = new HashMap<>();
    private final Map<Channel, Ready> ready = new HashMap<>();
    final Traits traits = new Traits();

    /** What the pools look for when they look for this. */
    Wanted wanted(Need need) {
        return new Wanted(
                need,
                speaking(need.language()),
                ready(need.channel()),
                traits.channel(need.channel()),
                traits.skills(need.expertise()));
    }

    /** Who is to be asked, if anybody who could is ready. */
    @Nullable
    String choose(Asked asked) {
        Ready ready = asked.wanted.ready;
        int some = ready.among(asked);
        if (some == 0) {
            return null;
        }
        Asked now = !asked.passedByAny() || anybodyElse(asked) ? asked : asked.regardlessOfPasses();
        Seat seat = some == 1 ? ifSuits(ready.only(asked), now) : sought(now, CHOOSE);
        return seat == null ? null : seat.id();
    }

    private @Nullable Seat ifSuits(Seat seat, Asked asked) {
        return asked.admits(seat) && suits(seat, asked) ? seat : null;
    }

    /** Who could take one more on the channel now. */
    Ready ready(Channel channel) {
        return ready.computeIfAbsent(channel, any -> new Ready());
    }

    /** Whether anybody is signed in who could ever serve it. */
    boolean anybodyPresent(Asked asked) {
        return sought(asked.regardlessOfPasses(), PRESENT) != null;
    }

    /** Whether anybody is available, full or not, who could serve it and has not passed. */
    boolean anybodyElse(Asked asked) {
        return sought(asked, AVAILABLE) != null;
    }

    /** Whether a flagged person has a supervisor, else they are for everybody: nobody is sent to nowhere. */
    private boolean supervisorsOnly(Asked asked) {
        return asked.wanted.supervisorsOnly
                && PRESENT.find(
                                everybody,
                                Integer.MAX_VALUE,
                                Traits.HERE | Traits.SUPERVISOR | asked.wanted.channel,
                                asked.regardlessOfPasses(),
                                false)
                        != null;
    }

    /** Whether somebody's profile lets them serve it, were they there with room. */
    boolean serves(Seat seat, Asked asked) {
        return seat.advocate != null && seat.advocate.serves(asked.need().channel()) && suits(seat, asked);
    }

    /** The same, of somebody who serves the channel. */
    boolean suits(Seat seat, Asked asked) {
        boolean supervisor = (seat.traits() & Traits.SUPERVISOR) != 0;
        if (supervisorsOnly(asked)) {
            return supervisor;
        }
        if (supervisor && asked.wanted.supervisors) {
            return true;
        }
        if ((seat.traits() & Traits.ORDINARY) == 0) {
            return false;
        }
        if (asked.wanted.interpreter && (seat.traits() & Traits.INTERPRETER) != 0) {
            return true;
        }
        int level = seat.level(asked.wanted.speaking);
        return level > 0 && (asked.wanted.languageOnly || (level >= asked.wanted.level && expert(seat, asked)));
    }

    private static boolean expert(Seat seat, Asked asked) {
        return asked.wanted.skills == 0
                || (seat.advocate != null
                        && seat.advocate
                                .profile()
                                .skills()
                                .keySet()
                                .containsAll(asked.need().expertise()));
    }

    List<Pool.Member> enter(Seat seat, Advocate advocate) {
        AdvocateProfile profile = advocate.profile();
        int spare = Math.min(profile.skills().size() + profile.languages().size(), LEVEL - 1);
        List<Pool.Member> entered = new ArrayList<>();
        entered.add(everybody.enter(seat, 0, spare));
        advocate.levels()
                .forEach((language, level) ->
                        entered.add(speaking(language).enter(seat, level, gradeOf(level) + spare)));
        return entered;
    }

    /** By language; that of everybody has none. */
    Map<String, Pool> all() {
        Map<String, Pool> all = new HashMap<>(byLanguage);
        all.put("", everybody);
        return all;
    }

    /** One way to look for somebody in a tier: among the first {@code end} of a pool, of whom has all the traits. */
    private interface Look {
        @Nullable
        Seat find(Pool pool, int end, long traits, Asked asked, boolean expert);
    }

    private static final Look PRESENT = Pool::anyPresent;
    private static final Look AVAILABLE = Pool::anyAvailable;
    private static final Look CHOOSE = (pool, end, traits, asked, expert) -> {
        Seat fresh = asked.severe ? pool.choose(end, traits | Traits.FRESH, asked, expert) : null;
        return fresh == null ? pool.choose(end, traits, asked, expert) : fresh;
    };

    /** Looks in each tier until somebody is found. */
    private @Nullable Seat sought(Asked asked, Look look) {
        Wanted wanted = asked.wanted;
        Need need = wanted.need;
        Pool speaking = wanted.speaking;
        int all = Integer.MAX_VALUE;
        long here = Traits.HERE | wanted.channel;
        long supervisors = here | Traits.SUPERVISOR;
        if (supervisorsOnly(asked)) {
            Seat found = look.find(speaking, all, supervisors, asked, false);
            return found == null ? look.find(everybody, all, supervisors, asked, false) : found;
        }
        long ordinary = here | Traits.ORDINARY;
        int end = need.level() <= 1 ? all : speaking.upTo(gradeOf(need.level()) + LEVEL - 1);
        boolean expert = !need.expertise().isEmpty();
        Seat found = look.find(speaking, end, ordinary | wanted.skills, asked, expert);
        if (found == null && asked.wanted.languageOnly) {
            found = look.find(speaking, all, ordinary, asked, false);
        }
        if (found == null && asked.wanted.interpreter) {
            found = look.find(everybody, all, ordinary | Traits.INTERPRETER, asked, false);
        }
        if (found == null && asked.wanted.supervisors) {
            found = look.find(speaking, all, supervisors, asked, false);
            found = found == null ? look.find(everybody, all, supervisors, asked, false) : found;
        }
        return found;
    }

    private Pool speaking(String language) {
        return byLanguage.computeIfAbsent(language, any -> new Pool());
    }

    private static int gradeOf(int level) {
        return (AdvocateProfile.NATIVE - level) * LEVEL;
    }
}
