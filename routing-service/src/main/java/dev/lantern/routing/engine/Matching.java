package dev.lantern.routing.engine;

import dev.lantern.events.Channel;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.Need;
import dev.lantern.routing.engine.state.Pool;
import dev.lantern.routing.engine.state.Pools;
import dev.lantern.routing.engine.state.Roster;
import dev.lantern.routing.engine.state.Standing;
import dev.lantern.routing.engine.state.Ticket;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is offered what. People: the most urgent first, then who waits longest, of those for whom there is somebody.
 * Advocates: whoever had the person before, then those who have the language, then who has least in hand, then who has been
 * idle longest.
 */
final class Matching {

    private Matching() {}

    static void offerWhatCanBe(Deciding deciding) {
        while (true) {
            Ticket next = mostUrgent(deciding);
            if (next == null) {
                return;
            }
            Conversation conversation = deciding.state.conversations().existing(next.conversationId());
            String advocateId = choose(deciding, conversation);
            if (advocateId == null) {
                throw new IllegalStateException("a need has an advocate, its first conversation has none");
            }
            Offers.make(deciding, conversation, advocateId);
        }
    }

    /** Looks at the first of each need only: the others of the need can be taken by the same advocates. */
    private static @Nullable Ticket mostUrgent(Deciding deciding) {
        Ticket best = null;
        for (Map.Entry<Need, ? extends SortedSet<Ticket>> entry :
                deciding.state.queue().byNeed().entrySet()) {
            Ticket first = entry.getValue().first();
            if ((best == null || first.compareTo(best) < 0) && ableTo(deciding, entry.getKey()) != null) {
                best = first;
            }
        }
        return best;
    }

    private static @Nullable String choose(Deciding deciding, Conversation conversation) {
        Need need = conversation.need();
        String former = conversation.formerAdvocate();
        return former != null && couldTake(deciding.state.roster(), need, former) ? former : ableTo(deciding, need);
    }

    /** The first advocate who can take a conversation of this need now. */
    private static @Nullable String ableTo(Deciding deciding, Need need) {
        Roster roster = deciding.state.roster();
        if (supervisorsOnly(roster, need)) {
            return firstOf(roster.pools().supervisors(need.channel()), need, roster);
        }
        Pool speaking = roster.pools().speaking(need.channel(), need.language());
        String speaker = firstOf(speaking, need, roster);
        return speaker != null || !anybodyWillDo(roster, need, speaking)
                ? speaker
                : firstOf(roster.pools().everybody(need.channel()), need, roster);
    }

    private static @Nullable String firstOf(Pool pool, Need need, Roster roster) {
        for (Standing standing : pool.ready()) {
            if (mayBeAsked(roster, need, standing.advocateId())) {
                return standing.advocateId();
            }
        }
        return null;
    }

    private static boolean couldTake(Roster roster, Need need, String advocateId) {
        Advocate advocate = roster.advocate(advocateId);
        return advocate != null
                && advocate.available()
                && roster.free(advocateId, need.channel()) > 0
                && serves(roster, need, advocate)
                && mayBeAsked(roster, need, advocateId);
    }

    private static boolean mayBeAsked(Roster roster, Need need, String advocateId) {
        return !need.bars().advocates().contains(advocateId)
                && (!need.passedBy().contains(advocateId) || nobodyElseIsLeft(roster, need));
    }

    /** Everybody available who could serve the need, full or not, has passed it already. */
    private static boolean nobodyElseIsLeft(Roster roster, Need need) {
        Set<String> passers = new TreeSet<>(need.passedBy());
        passers.addAll(need.bars().advocates());
        int passed = 0;
        for (String advocateId : passers) {
            Advocate advocate = roster.advocate(advocateId);
            if (advocate != null && advocate.available() && serves(roster, need, advocate)) {
                passed++;
            }
        }
        Pools pools = roster.pools();
        if (supervisorsOnly(roster, need)) {
            return pools.supervisors(need.channel()).available() == passed;
        }
        Pool speaking = pools.speaking(need.channel(), need.language());
        Pool asked = anybodyWillDo(roster, need, speaking) ? pools.everybody(need.channel()) : speaking;
        return asked.available() == passed;
    }

    private static boolean serves(Roster roster, Need need, Advocate advocate) {
        Channel channel = need.channel();
        if (!advocate.serves(channel)) {
            return false;
        }
        return supervisorsOnly(roster, need)
                ? advocate.profile().supervises()
                : advocate.speaks(need.language())
                        || anybodyWillDo(roster, need, roster.pools().speaking(channel, need.language()));
    }

    /** A person who is flagged is for supervisors, and for everybody while there is none: nobody is sent to nowhere. */
    private static boolean supervisorsOnly(Roster roster, Need need) {
        return need.bars().supervisorsOnly()
                && signedIn(roster, need, roster.pools().supervisors(need.channel()), one -> one.profile()
                                .supervises())
                        > 0;
    }

    /** Of a pool those who are signed in and not barred. */
    private static long signedIn(Roster roster, Need need, Pool pool, Predicate<Advocate> inPool) {
        long barred = need.bars().advocates().stream()
                .map(roster::advocate)
                .filter(Objects::nonNull)
                .filter(one -> one.signedIn() && one.serves(need.channel()) && inPool.test(one))
                .count();
        return pool.signedIn() - barred;
    }

    /** After the line's time, or when nobody who is signed in has the language. */
    private static boolean anybodyWillDo(Roster roster, Need need, Pool speaking) {
        return need.anyLanguage() || signedIn(roster, need, speaking, one -> one.speaks(need.language())) == 0;
    }
}
