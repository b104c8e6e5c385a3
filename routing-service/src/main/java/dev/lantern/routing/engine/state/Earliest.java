package dev.lantern.routing.engine.state;

import java.util.Collections;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set that knows its first. Most of what is put in is taken out again long before it would be the first, so taking out
 * leaves a trace in the heap, which is dropped when its turn comes: both cost next to nothing, whatever the size.
 */
final class Earliest<T extends Comparable<? super T>> {

    /** So many traces are never worth clearing away. */
    private static final int FEW = 64;

    private final Set<T> all = new HashSet<>();
    private final PriorityQueue<T> heap = new PriorityQueue<>();

    void add(T one) {
        if (all.add(one)) {
            heap.add(one);
        }
    }

    void remove(T one) {
        if (all.remove(one) && heap.size() > 2 * all.size() + FEW) {
            heap.clear();
            heap.addAll(all);
        }
    }

    @Nullable
    T first() {
        T first = heap.peek();
        while (first != null && !all.contains(first)) {
            heap.remove();
            first = heap.peek();
        }
        return first;
    }

    int size() {
        return all.size();
    }

    /** In no order. */
    Set<T> all() {
        return Collections.unmodifiableSet(all);
    }
}
