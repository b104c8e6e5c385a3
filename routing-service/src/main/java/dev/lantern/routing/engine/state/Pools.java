package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.RelaxationStep;
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

    private static final Pool NONE = new Pool();

    /** A level of language is worth more than any number of skills to spare. */
    private static final int LEVEL = 1_000;

    private final Pool everybody = new Pool();
    private final Map<String, Pool> byLanguage = new HashMap<>();
    final Traits traits = new Traits();

    /** Who is to be asked, if anybody who could is ready. */
    @Nullable
    String choose(Asked asked) {
        Asked now = asked.passed().isEmpty() || anybodyElse(asked) ? asked : asked.regardlessOfPasses();
        Seat seat = chosen(now);
        return seat == null ? null : seat.id();
    }

    /** Whether anybody is signed in who could ever serve it. */
    boolean anybodyPresent(Asked asked) {
        return sought(asked.regardlessOfPasses(), (pool, end, bits, tier) -> pool.anyPresent(end, bits, tier));
    }

    /** Whether anybody is available, full or not, who could serve it and has not passed. */
    boolean anybodyElse(Asked asked) {
        return sought(asked, (pool, end, bits, tier) -> pool.anyAvailable(end, bits, tier));
    }

    /** Whether a flagged person has a supervisor, else they are for everybody: nobody is sent to nowhere. */
    boolean supervisorsOnly(Asked asked) {
        return asked.need().supervisorsOnly()
                && everybody.anyPresent(
                        Integer.MAX_VALUE,
                        Traits.HERE
                                | Traits.SUPERVISOR
                                | traits.channel(asked.need().channel()),
                        new Tier(asked.regardlessOfPasses(), List.of()));
    }

    /** Whether somebody's profile lets them serve it, were they there with room. */
    boolean serves(Seat seat, Asked asked) {
        Advocate advocate = seat.advocate;
        if (advocate == null || !advocate.serves(asked.need().channel())) {
            return false;
        }
        AdvocateProfile profile = advocate.profile();
        boolean supervisor = profile.supervises();
        if (supervisorsOnly(asked)) {
            return supervisor;
        }
        if (asked.allows(RelaxationStep.SUPERVISORS) && supervisor) {
            return true;
        }
        if ((seat.traits() & Traits.ORDINARY) == 0) {
            return false;
        }
        if (asked.allows(RelaxationStep.INTERPRETER) && profile.worksWithInterpreter()) {
            return true;
        }
        int level = seat.level(asked.need().language());
        return level > 0
                && (asked.allows(RelaxationStep.LANGUAGE_ONLY)
                        || (level >= asked.need().level()
                                && profile.skills()
                                        .keySet()
                                        .containsAll(asked.need().expertise())));
    }

    List<Pool.Member> enter(Seat seat, Advocate advocate) {
        AdvocateProfile profile = advocate.profile();
        int spare = Math.min(profile.skills().size() + profile.languages().size(), LEVEL - 1);
        List<Pool.Member> entered = new ArrayList<>();
        entered.add(everybody.enter(seat, spare));
        for (String language : seat.spoken()) {
            Pool speaking = byLanguage.computeIfAbsent(language, any -> new Pool());
            entered.add(speaking.enter(seat, gradeOf(seat.level(language)) + spare));
        }
        return entered;
    }

    /** By language; that of everybody has none. */
    Map<String, Pool> all() {
        Map<String, Pool> all = new HashMap<>(byLanguage);
        all.put("", everybody);
        return all;
    }

    private interface Look {
        boolean found(Pool pool, int end, long traits, Tier tier);
    }

    private @Nullable Seat chosen(Asked asked) {
        @Nullable Seat[] found = {null};
        long place = traits.place(asked.place());
        sought(asked, (pool, end, bits, tier) -> {
            if (asked.severe()) {
                found[0] = pool.choose(end, bits | Traits.FRESH, place, tier);
            }
            if (found[0] == null) {
                found[0] = pool.choose(end, bits, place, tier);
            }
            return found[0] != null;
        });
        return found[0];
    }

    /** Looks in each tier until something is found. */
    private boolean sought(Asked asked, Look look) {
        Need need = asked.need();
        Tier anybody = new Tier(asked, List.of());
        Pool speaking = byLanguage.getOrDefault(need.language(), NONE);
        int all = Integer.MAX_VALUE;
        long here = Traits.HERE | traits.channel(need.channel());
        long supervisors = here | Traits.SUPERVISOR;
        if (supervisorsOnly(asked)) {
            return look.found(speaking, all, supervisors, anybody) || look.found(everybody, all, supervisors, anybody);
        }
        long ordinary = here | Traits.ORDINARY;
        Tier expert = need.expertise().isEmpty() ? anybody : new Tier(asked, need.expertise());
        int end = need.level() <= 1 ? all : speaking.upTo(gradeOf(need.level()) + LEVEL - 1);
        return look.found(speaking, end, ordinary | traits.skills(need.expertise()), expert)
                || (asked.allows(RelaxationStep.LANGUAGE_ONLY) && look.found(speaking, all, ordinary, anybody))
                || (asked.allows(RelaxationStep.INTERPRETER)
                        && look.found(everybody, all, ordinary | Traits.INTERPRETER, anybody))
                || (asked.allows(RelaxationStep.SUPERVISORS)
                        && (look.found(speaking, all, supervisors, anybody)
                                || look.found(everybody, all, supervisors, anybody)));
    }

    private static int gradeOf(int level) {
        return (AdvocateProfile.NATIVE - level) * LEVEL;
    }
}
