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
        final int grade;
        private final Pool pool;
        private int at = -1;
        private boolean changed;

        private Member(Pool pool, Seat seat, int grade) {
            this.pool = pool;
            this.seat = seat;
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

    // Each node of the tree: what those below can do, of those who are ready, available, signed in; and the lowest key.
    private static final int READY = 0;
    private static final int KEY = 1;
    private static final int AVAILABLE = 2;
    private static final int PRESENT = 3;
    private static final int FIELDS = 4;

    private final List<Member> members = new ArrayList<>();
    private final List<Member> changed = new ArrayList<>();
    private boolean stale;
    private Member[] order = {};
    private int[] groupEnds = {};
    private int leaves = 1;
    private long[] nodes = emptyTree(1);

    Member enter(Seat seat, int grade) {
        Member member = new Member(this, seat, grade);
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
    boolean anyPresent(int end, long traits, Tier tier) {
        settle();
        return first(PRESENT, 1, 0, leaves, 0, end, traits, tier) >= 0;
    }

    boolean anyAvailable(int end, long traits, Tier tier) {
        settle();
        return first(AVAILABLE, 1, 0, leaves, 0, end, traits, tier) >= 0;
    }

    /**
     * Of the first {@code end} the one to be asked: of the best grade that somebody ready has, who knows the place, then who
     * has least in hand and is idle longest.
     */
    @Nullable
    Seat choose(int end, long traits, long place, Tier tier) {
        settle();
        int first = first(READY, 1, 0, leaves, 0, end, traits, tier);
        if (first < 0) {
            return null;
        }
        int groupEnd = Math.min(end, groupEnds[first]);
        int chosen = place == 0 ? -1 : best(1, 0, leaves, first, groupEnd, traits | place, tier, true, -1);
        if (chosen < 0) {
            chosen = best(1, 0, leaves, first, groupEnd, traits, tier, false, -1);
        }
        return order[chosen].seat;
    }

    private int first(int field, int node, int low, int high, int from, int end, long traits, Tier tier) {
        if (low >= end || high <= from || (nodes[FIELDS * node + field] & traits) != traits) {
            return -1;
        }
        if (node >= leaves) {
            return tier.suits(order[low].seat, field == READY, false) ? low : -1;
        }
        int middle = (low + high) >>> 1;
        int left = first(field, 2 * node, low, middle, from, end, traits, tier);
        return left >= 0 ? left : first(field, 2 * node + 1, middle, high, from, end, traits, tier);
    }

    private int best(
            int node, int low, int high, int from, int end, long traits, Tier tier, boolean place, int bestSoFar) {
        if (low >= end
                || high <= from
                || (nodes[FIELDS * node + READY] & traits) != traits
                || (bestSoFar >= 0 && key(node) >= key(leaves + bestSoFar))) {
            return bestSoFar;
        }
        if (node >= leaves) {
            return tier.suits(order[low].seat, true, place) ? low : bestSoFar;
        }
        int middle = (low + high) >>> 1;
        int left = 2 * node;
        if (key(left) <= key(left + 1)) {
            int found = best(left, low, middle, from, end, traits, tier, place, bestSoFar);
            return best(left + 1, middle, high, from, end, traits, tier, place, found);
        }
        int found = best(left + 1, middle, high, from, end, traits, tier, place, bestSoFar);
        return best(left, low, middle, from, end, traits, tier, place, found);
    }

    private long key(int node) {
        return nodes[FIELDS * node + KEY];
    }

    private void stand(Member member) {
        set(member);
        int node = (leaves + member.at) >> 1;
        while (node > 0 && sum(node)) {
            node >>= 1;
        }
    }

    private void set(Member member) {
        Seat seat = member.seat;
        long ready = seat.readyOn();
        long traits = seat.traits();
        long served = traits | seat.servedOn();
        Advocate advocate = seat.advocate;
        put(
                leaves + member.at,
                ready == 0 ? 0 : traits | ready,
                ready == 0 ? NOBODY : seat.standing(),
                advocate != null && advocate.available() ? served : 0,
                advocate != null && advocate.signedIn() ? served : 0);
        member.changed = false;
    }

    private boolean sum(int node) {
        int left = FIELDS * 2 * node;
        int right = left + FIELDS;
        return put(
                node,
                nodes[left + READY] | nodes[right + READY],
                Math.min(nodes[left + KEY], nodes[right + KEY]),
                nodes[left + AVAILABLE] | nodes[right + AVAILABLE],
                nodes[left + PRESENT] | nodes[right + PRESENT]);
    }

    /** Whether anything changed. */
    private boolean put(int node, long ready, long key, long available, long present) {
        int at = FIELDS * node;
        if (nodes[at + READY] == ready
                && nodes[at + KEY] == key
                && nodes[at + AVAILABLE] == available
                && nodes[at + PRESENT] == present) {
            return false;
        }
        nodes[at + READY] = ready;
        nodes[at + KEY] = key;
        nodes[at + AVAILABLE] = available;
        nodes[at + PRESENT] = present;
        return true;
    }

    /** After somebody changed, entered or left: once, however often and however many did. */
    private void settle() {
        if (stale) {
            grow();
        } else if (changed.isEmpty()) {
            return;
        } else {
            changed.forEach(this::stand);
        }
        changed.clear();
    }

    private void grow() {
        stale = false;
        members.sort(ORDER);
        order = members.toArray(Member[]::new);
        leaves = Integer.highestOneBit(Math.max(1, 2 * order.length - 1));
        nodes = emptyTree(leaves);
        groupEnds = new int[order.length];
        for (int i = order.length - 1; i >= 0; i--) {
            order[i].at = i;
            boolean last = i == order.length - 1 || order[i + 1].grade != order[i].grade;
            groupEnds[i] = last ? i + 1 : groupEnds[i + 1];
            set(order[i]);
        }
        for (int node = leaves - 1; node > 0; node--) {
            sum(node);
        }
    }

    private static long[] emptyTree(int leaves) {
        long[] nodes = new long[FIELDS * 2 * leaves];
        for (int at = KEY; at < nodes.length; at += FIELDS) {
            nodes[at] = NOBODY;
        }
        return nodes;
    }
}
