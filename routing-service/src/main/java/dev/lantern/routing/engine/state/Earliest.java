package dev.lantern.routing.engine.state;

import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Knows the first of what still stands. Most of what is put in stands no more long before it would be the first, so nothing
 * is ever taken out: what no longer stands is passed over when its turn comes, and now and then swept out.
 */
final class Earliest<T extends Comparable<? super T>> {

    /** So few are not worth sweeping. */
    private static final int FEW = 256;

    private final Predicate<T> stands;
    private final PriorityQueue<T> heap = new PriorityQueue<>();
    private int sweptAt = FEW;

    /** @param stands asked of each when its turn comes; what it says may change at any time */
    Earliest(Predicate<T> stands) {
        this.stands = stands;
    }

    /** One that stands; it does no harm to add it twice. */
    void add(T one) {
        heap.add(one);
        if (heap.size() > sweptAt) {
            Set<T> standing = all();
            heap.clear();
            heap.addAll(standing);
            sweptAt = 4 * standing.size() + FEW;
        }
    }

    @Nullable
    T first() {
        T first = heap.peek();
        while (first != null && !stands.test(first)) {
            heap.remove();
            first = heap.peek();
        }
        return first;
    }

    /** Whatever stands, in no order. */
    Set<T> all() {
        Set<T> standing = new HashSet<>();
        for (T one : heap) {
            if (stands.test(one)) {
                standing.add(one);
            }
        }
        return standing;
    }
}
