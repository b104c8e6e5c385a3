package dev.lantern.routing.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a history that fails as short as it can be and still fail: parts are left out, large ones first, until no single
 * step can be left out any more (delta debugging; Zeller and Hildebrandt 2002).
 */
final class Shrinking {

    private Shrinking() {}

    /** @param fails holds for {@code items}, and is asked for parts of them, which keep their order */
    static <T> List<T> minimal(List<T> items, Predicate<List<T>> fails) {
        List<T> shortest = items;
        int size = Math.max(1, items.size() / 2);
        while (true) {
            List<T> shorter = withoutOnePart(shortest, size, fails);
            if (shorter.size() < shortest.size()) {
                shortest = shorter;
            } else if (size == 1) {
                return shortest;
            } else {
                size = Math.max(1, size / 2);
            }
        }
    }

    private static <T> List<T> withoutOnePart(List<T> items, int size, Predicate<List<T>> fails) {
        // From the end: what came last can be left out most often, because nothing was built upon it.
        for (int from = Math.max(0, items.size() - size); ; from = Math.max(0, from - size)) {
            List<T> rest = new ArrayList<>(items.subList(0, from));
            rest.addAll(items.subList(Math.min(items.size(), from + size), items.size()));
            if (rest.size() < items.size() && fails.test(rest)) {
                return rest;
            }
            if (from == 0) {
                return items;
            }
        }
    }
}
