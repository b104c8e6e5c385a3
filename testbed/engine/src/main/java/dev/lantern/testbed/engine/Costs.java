package dev.lantern.testbed.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Nanoseconds of one, by advocates and by people who wait; and how they grow. */
final class Costs {

    private record At(int advocates, int waiting) {}

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<At, Double> nanos = new HashMap<>();
    private final SortedSet<Integer> advocates = new TreeSet<>();
    private final SortedSet<Integer> waiting = new TreeSet<>();

    void put(int byAdvocates, int byWaiting, double cost) {
        advocates.add(byAdvocates);
        waiting.add(byWaiting);
        nanos.put(new At(byAdvocates, byWaiting), cost);
    }

    /** @param what are counted */
    String perSecond(String what) {
        return table(what + " a second", cost -> String.format("%,d", Math.round(NANOS_PER_SECOND / cost)));
    }

    String each() {
        return table("nanoseconds each", cost -> String.format("%,d", Math.round(cost)));
    }

    /** Ten times as many: how many times the cost, on the way from the smallest number to the largest. */
    String growth() {
        StringBuilder told = new StringBuilder();
        Map<Integer, Double> byWaiting = new TreeMap<>();
        for (int many : waiting) {
            byWaiting.put(many, tenfold(cost(advocates.first(), many), cost(advocates.last(), many), advocates));
        }
        byWaiting.forEach((many, factor) -> told.append(
                String.format("  ten times the advocates, %,7d waiting: %.2f times the cost%n", many, factor)));
        SortedSet<Integer> some = waiting.tailSet(1);
        if (some.size() > 1) {
            for (int many : advocates) {
                double factor = tenfold(cost(many, some.first()), cost(many, some.last()), some);
                told.append(String.format(
                        "  ten times as many waiting, %,6d advocates: %.2f times the cost%n", many, factor));
            }
        }
        return told.toString();
    }

    private static double tenfold(double small, double large, SortedSet<Integer> numbers) {
        double decades = Math.log10((double) numbers.last() / numbers.first());
        return decades == 0 ? 1 : Math.pow(large / small, 1 / decades);
    }

    private interface Shown {
        String of(double cost);
    }

    private String table(String title, Shown shown) {
        StringBuilder table = new StringBuilder(String.format("  %-24s", title));
        waiting.forEach(many -> table.append(String.format("%,16d waiting", many)));
        for (int many : advocates) {
            table.append(String.format("%n  %,14d advocates", many));
            waiting.forEach(others -> table.append(String.format("%24s", shown.of(cost(many, others)))));
        }
        return table.append(System.lineSeparator()).toString();
    }

    private double cost(int byAdvocates, int byWaiting) {
        return nanos.getOrDefault(new At(byAdvocates, byWaiting), Double.NaN);
    }
}
