package dev.lantern.routing.engine.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The needs of one channel and language, or of one channel where others are asked too, in the order of their first. */
final class Lane {

    private static final Demand[] NONE = {};
    private static final int FEW = 4;

    private @Nullable Demand[] demands = NONE;

    /** Of the first of each, so that those behind somebody who was found are passed over without looking at them. */
    private long[] orders = {};

    private int size;

    int size() {
        return size;
    }

    Demand get(int at) {
        Demand demand = demands[at];
        if (demand == null) {
            throw new IllegalStateException("no need stands there");
        }
        return demand;
    }

    /** Of whoever comes first with the need that stands there; nobody with a later need comes before them. */
    long order(int at) {
        return orders[at];
    }

    /** One that is not here. */
    void add(Demand demand) {
        if (size == demands.length) {
            demands = Arrays.copyOf(demands, Math.max(FEW, 2 * size));
            orders = Arrays.copyOf(orders, demands.length);
        }
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).compareTo(demand) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        System.arraycopy(demands, low, demands, low + 1, size - low);
        System.arraycopy(orders, low, orders, low + 1, size - low);
        demands[low] = demand;
        orders[low] = demand.headOrder();
        size++;
    }

    void remove(Demand demand) {
        int at = 0;
        while (get(at) != demand) {
            at++;
        }
        size--;
        System.arraycopy(demands, at + 1, demands, at, size - at);
        System.arraycopy(orders, at + 1, orders, at, size - at);
        demands[size] = null;
    }

    void clear() {
        demands = NONE;
        orders = new long[0];
        size = 0;
    }
}
