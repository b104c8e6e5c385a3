package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The advocates who serve one channel, in one language or in whatever language, in the order of how well they fit: who
 * speaks it better, then who has fewer other skills. The order is fixed by their profiles; above it stands a tree whose nodes
 * say what those below can do and who of them comes first, so that finding and changing one costs the logarithm of all.
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
        private boolean ready;

        private Member(Pool pool, Seat seat, int grade) {
            this.pool = pool;
            this.seat = seat;
            this.grade = grade;
        }

        void stand(boolean takesMore) {
            ready = takesMore;
            if (!pool.stale) {
                pool.stand(this);
            }
        }

        void leave() {
            pool.members.remove(this);
            pool.stale = true;
        }
    }

    private final List<Member> members = new ArrayList<>();
    private boolean stale;
    private Member[] order = {};
    private int[] groupEnds = {};
    private int leaves = 1;
    private long[] ready = new long[2];
    private long[] keys = {NOBODY, NOBODY};
    private long[] available = new long[2];
    private long[] present = new long[2];

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
        return first(present, 1, 0, leaves, 0, end, traits, tier) >= 0;
    }

    boolean anyAvailable(int end, long traits, Tier tier) {
        settle();
        return first(available, 1, 0, leaves, 0, end, traits, tier) >= 0;
    }

    /** Counts those available who suit, but no further than {@code most}. */
    int countAvailable(int end, long traits, Tier tier, int most) {
        settle();
        int count = 0;
        int from = 0;
        while (count < most) {
            int found = first(available, 1, 0, leaves, from, end, traits, tier);
            if (found < 0) {
                return count;
            }
            count++;
            from = found + 1;
        }
        return count;
    }

    /**
     * Of the first {@code end} the one to be asked: of the best grade that somebody ready has, who knows the place, then who
     * has least in hand and is idle longest.
     */
    @Nullable
    Seat choose(int end, long traits, long place, Tier tier) {
        settle();
        int first = first(ready, 1, 0, leaves, 0, end, traits, tier);
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

    private int first(long[] layer, int node, int low, int high, int from, int end, long traits, Tier tier) {
        if (low >= end || high <= from || (layer[node] & traits) != traits) {
            return -1;
        }
        if (node >= leaves) {
            return tier.suits(order[low].seat, false) ? low : -1;
        }
        int middle = (low + high) >>> 1;
        int left = first(layer, 2 * node, low, middle, from, end, traits, tier);
        return left >= 0 ? left : first(layer, 2 * node + 1, middle, high, from, end, traits, tier);
    }

    private int best(
            int node, int low, int high, int from, int end, long traits, Tier tier, boolean place, int bestSoFar) {
        if (low >= end
                || high <= from
                || (ready[node] & traits) != traits
                || (bestSoFar >= 0 && keys[node] >= keys[leaves + bestSoFar])) {
            return bestSoFar;
        }
        if (node >= leaves) {
            return tier.suits(order[low].seat, place) ? low : bestSoFar;
        }
        int middle = (low + high) >>> 1;
        int left = 2 * node;
        if (keys[left] <= keys[left + 1]) {
            int found = best(left, low, middle, from, end, traits, tier, place, bestSoFar);
            return best(left + 1, middle, high, from, end, traits, tier, place, found);
        }
        int found = best(left + 1, middle, high, from, end, traits, tier, place, bestSoFar);
        return best(left, low, middle, from, end, traits, tier, place, found);
    }

    private void stand(Member member) {
        set(member);
        for (int node = (leaves + member.at) >> 1; node > 0; node >>= 1) {
            if (!sum(node)) {
                return;
            }
        }
    }

    private void set(Member member) {
        Seat seat = member.seat;
        long traits = seat.traits();
        Advocate advocate = seat.advocate;
        int leaf = leaves + member.at;
        ready[leaf] = member.ready ? traits : 0;
        keys[leaf] = member.ready ? seat.standing() : NOBODY;
        available[leaf] = advocate != null && advocate.available() ? traits : 0;
        present[leaf] = advocate != null && advocate.signedIn() ? traits : 0;
    }

    /** Whether anything changed. */
    private boolean sum(int node) {
        int left = 2 * node;
        int right = left + 1;
        long nowReady = ready[left] | ready[right];
        long nowKey = Math.min(keys[left], keys[right]);
        long nowAvailable = available[left] | available[right];
        long nowPresent = present[left] | present[right];
        boolean same = nowReady == ready[node]
                && nowKey == keys[node]
                && nowAvailable == available[node]
                && nowPresent == present[node];
        ready[node] = nowReady;
        keys[node] = nowKey;
        available[node] = nowAvailable;
        present[node] = nowPresent;
        return !same;
    }

    /** After somebody entered or left: once, however many did. */
    private void settle() {
        if (!stale) {
            return;
        }
        stale = false;
        members.sort(ORDER);
        order = members.toArray(Member[]::new);
        leaves = Integer.highestOneBit(Math.max(1, 2 * order.length - 1));
        ready = new long[2 * leaves];
        keys = new long[2 * leaves];
        Arrays.fill(keys, NOBODY);
        available = new long[2 * leaves];
        present = new long[2 * leaves];
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
}
