package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The advocates who speak one language, or all of them, in the order of how well they fit: who speaks it better, then who has
 * fewer other skills. The order is fixed by their profiles; above it stands a tree whose nodes say what those below can do,
 * on which channels, and who of them comes first, so that finding and changing one costs the logarithm of all.
 */
final class Pool {

    /** Nobody ready has so high a key. */
    static final long NOBODY = Long.MAX_VALUE;

    private static final Comparator<Member> ORDER =
            Comparator.comparingInt((Member one) -> one.grade).thenComparing(one -> one.seat.id());

    /** Somebody's place in this pool. */
    static final class Member {
        final Seat seat;
        final Pool pool;

        /** How well the language of the pool is spoken, from 1 to 5. */
        final int level;

        final int grade;
        private int at = -1;
        private boolean changed;

        /** Whether what is known of their being there changed when they last stood anew. */
        private boolean moved;

        private Member(Pool pool, Seat seat, int level, int grade) {
            this.pool = pool;
            this.seat = seat;
            this.level = level;
            this.grade = grade;
        }

        /** Something about the seat changed; what, is looked at when somebody is next sought here. */
        void stand() {
            if (!changed) {
                changed = true;
                pool.changed.add(this);
            }
        }

        void leave() {
            pool.members.remove(this);
            pool.stale = true;
        }
    }

    // Each node of a tree: what those below can do. Who is ready changes with every offer, and stands apart with the
    // lowest key of all; who is available or signed in changes with shifts.
    private static final int READY = 0;
    private static final int KEY = 1;
    private static final int AVAILABLE = 0;
    private static final int PRESENT = 1;

    private final List<Member> members = new ArrayList<>();
    private final List<Member> changed = new ArrayList<>();
    private boolean stale;
    private Member[] order = {};
    private int[] groupEnds = {};
    private int leaves = 1;
    private long[] ready = new long[4];
    private long[] there = new long[4];

    Member enter(Seat seat, int level, int grade) {
        Member member = new Member(this, seat, level, grade);
        members.add(member);
        stale = true;
        return member;
    }

    boolean empty() {
        return members.isEmpty();
    }

    /** Everybody, whatever they are doing, in order. */
    List<Member> all() {
        settle();
        return List.of(order);
    }

    /** How many of the order have no higher a grade. */
    int upTo(int grade) {
        settle();
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order[middle].grade <= grade) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whoever of the first {@code end} is signed in, with these traits, and suits. */
    @Nullable
    Seat anyPresent(int end, long traits, Asked asked, boolean expert) {
        settle();
        return seat(first(there, PRESENT, end, traits, asked, expert, false));
    }

    @Nullable
    Seat anyAvailable(int end, long traits, Asked asked, boolean expert) {
        settle();
        return seat(first(there, AVAILABLE, end, traits, asked, expert, false));
    }

    /**
     * Of the first {@code end} the one to be asked: of the best grade that somebody ready has, who knows the place, then who
     * has least in hand and is idle longest.
     */
    @Nullable
    Seat choose(int end, long traits, Asked asked, boolean expert) {
        settle();
        int first = first(ready, READY, end, traits, asked, expert, true);
        if (first < 0) {
            return null;
        }
        int groupEnd = Math.min(end, groupEnds[first]);
        int chosen = -1;
        if (asked.placeBit != 0) {
            chosen = best(1, 0, leaves, first, groupEnd, traits | asked.placeBit, asked, expert, true, -1);
        }
        if (chosen < 0) {
            // The first suits, so whole branches with higher keys need not be looked at.
            chosen = best(1, 0, leaves, first, groupEnd, traits, asked, expert, false, first);
        }
        return order[chosen].seat;
    }

    private @Nullable Seat seat(int at) {
        return at < 0 ? null : order[at].seat;
    }

    /** The first who suits, from left to right: below a node that promises somebody, else in the next branch. */
    private int first(long[] tree, int field, int end, long traits, Asked asked, boolean expert, boolean now) {
        int node = 1;
        while (true) {
            if ((tree[2 * node + field] & traits) == traits) {
                if (node < leaves) {
                    node *= 2;
                    continue;
                }
                int at = node - leaves;
                if (at >= end) {
                    return -1;
                }
                if (asked.suits(order[at].seat, expert, now, false)) {
                    return at;
                }
            }
            while ((node & 1) == 1) {
                node >>= 1;
            }
            if (node == 0) {
                return -1;
            }
            node++;
        }
    }

    private int best(
            int node,
            int low,
            int high,
            int from,
            int end,
            long traits,
            Asked asked,
            boolean expert,
            boolean place,
            int bestSoFar) {
        if (low >= end
                || high <= from
                || (ready[2 * node + READY] & traits) != traits
                || (bestSoFar >= 0 && key(node) >= key(leaves + bestSoFar))) {
            return bestSoFar;
        }
        if (node >= leaves) {
            return asked.suits(order[low].seat, expert, true, place) ? low : bestSoFar;
        }
        int middle = (low + high) >>> 1;
        int left = 2 * node;
        if (key(left) <= key(left + 1)) {
            int found = best(left, low, middle, from, end, traits, asked, expert, place, bestSoFar);
            return best(left + 1, middle, high, from, end, traits, asked, expert, place, found);
        }
        int found = best(left + 1, middle, high, from, end, traits, asked, expert, place, bestSoFar);
        return best(left, low, middle, from, end, traits, asked, expert, place, found);
    }

    private long key(int node) {
        return ready[2 * node + KEY];
    }

    private void stand(Member member) {
        set(member);
        int node = (leaves + member.at) >> 1;
        while (node > 0 && sumReady(node)) {
            node >>= 1;
        }
        node = member.moved ? (leaves + member.at) >> 1 : 0;
        while (node > 0 && sumThere(node)) {
            node >>= 1;
        }
    }

    private void set(Member member) {
        Seat seat = member.seat;
        long on = seat.readyOn();
        long traits = seat.traits();
        long served = traits | seat.servedOn();
        Advocate advocate = seat.advocate;
        int leaf = leaves + member.at;
        put(ready, leaf, on == 0 ? 0 : traits | on, on == 0 ? NOBODY : seat.standing());
        member.moved = put(
                there,
                leaf,
                advocate != null && advocate.available() ? served : 0,
                advocate != null && advocate.signedIn() ? served : 0);
        member.changed = false;
    }

    private boolean sumReady(int node) {
        int left = 4 * node;
        int right = left + 2;
        return put(
                ready,
                node,
                ready[left + READY] | ready[right + READY],
                Math.min(ready[left + KEY], ready[right + KEY]));
    }

    private boolean sumThere(int node) {
        int left = 4 * node;
        int right = left + 2;
        return put(
                there,
                node,
                there[left + AVAILABLE] | there[right + AVAILABLE],
                there[left + PRESENT] | there[right + PRESENT]);
    }

    /** Whether anything changed. */
    private static boolean put(long[] tree, int node, long one, long other) {
        int at = 2 * node;
        if (tree[at] == one && tree[at + 1] == other) {
            return false;
        }
        tree[at] = one;
        tree[at + 1] = other;
        return true;
    }

    /** After somebody changed, entered or left: once, however often and however many did. */
    private void settle() {
        if (stale) {
            grow();
        } else if (changed.isEmpty()) {
            return;
        } else {
            for (Member member : changed) {
                stand(member);
            }
        }
        changed.clear();
    }

    private void grow() {
        stale = false;
        members.sort(ORDER);
        order = members.toArray(Member[]::new);
        leaves = Integer.highestOneBit(Math.max(1, 2 * order.length - 1));
        ready = new long[4 * leaves];
        there = new long[4 * leaves];
        for (int node = 1; node < 2 * leaves; node++) {
            ready[2 * node + KEY] = NOBODY;
        }
        groupEnds = new int[order.length];
        for (int i = order.length - 1; i >= 0; i--) {
            order[i].at = i;
            boolean last = i == order.length - 1 || order[i + 1].grade != order[i].grade;
            groupEnds[i] = last ? i + 1 : groupEnds[i + 1];
            set(order[i]);
        }
        for (int node = leaves - 1; node > 0; node--) {
            sumReady(node);
            sumThere(node);
        }
    }
}
