package dev.lantern.routing.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every order in which things can happen. */
final class Permutations {

    private Permutations() {}

    static <T> Set<List<T>> of(List<T> items) {
        if (items.isEmpty()) {
            return Set.of(List.of());
        }
        Set<List<T>> all = new LinkedHashSet<>();
        for (T first : items) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(first);
            of(rest).forEach(tail -> {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            });
        }
        return all;
    }
}
