package dev.lantern.routing.engine.state;

import dev.lantern.routing.engine.state.Looks.Look;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A heap of looks. The times they are ordered by stand in an array of their own: those compared with were planned long ago,
 * and are not looked at unless they are due in the same millisecond.
 */
final class LookHeap {

    private static final int FEW = 64;

    private long[] millis = new long[FEW];
    private @Nullable Look[] looks = new @Nullable Look[FEW];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Look first() {
        return size == 0 ? null : looks[0];
    }

    void add(Look look) {
        if (size == looks.length) {
            millis = Arrays.copyOf(millis, 2 * size);
            looks = Arrays.copyOf(looks, 2 * size);
        }
        int at = size++;
        while (at > 0 && before(look.millis(), look, (at - 1) >>> 1)) {
            put(at, (at - 1) >>> 1);
            at = (at - 1) >>> 1;
        }
        put(at, look);
    }

    void removeFirst() {
        size--;
        Look last = get(size);
        looks[size] = null;
        if (size > 0) {
            sink(0, last);
        }
    }

    void keep(Predicate<Look> which) {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            Look look = get(at);
            if (which.test(look)) {
                put(kept++, look);
            }
        }
        Arrays.fill(looks, kept, size, null);
        size = kept;
        for (int at = (size >>> 1) - 1; at >= 0; at--) {
            sink(at, get(at));
        }
    }

    private void sink(int from, Look look) {
        int at = from;
        int child = 2 * at + 1;
        while (child < size) {
            if (child + 1 < size && before(millis[child + 1], get(child + 1), child)) {
                child++;
            }
            if (before(look.millis(), look, child)) {
                break;
            }
            put(at, child);
            at = child;
            child = 2 * at + 1;
        }
        put(at, look);
    }

    private boolean before(long time, Look look, int other) {
        return time < millis[other]
                || (time == millis[other] && look.timer().compareTo(get(other).timer()) < 0);
    }

    private void put(int at, int from) {
        millis[at] = millis[from];
        looks[at] = looks[from];
    }

    private void put(int at, Look look) {
        millis[at] = look.millis();
        looks[at] = look;
    }

    private Look get(int at) {
        Look look = looks[at];
        if (look == null) {
            throw new IllegalStateException("no look is planned there");
        }
        return look;
    }
}
