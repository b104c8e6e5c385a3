package dev.lantern.routing.simulate;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What is going to happen, in the order of time; at the same instant in the order it was planned. */
final class Agenda {

    private record Plan(Instant at, long n, Runnable what) implements Comparable<Plan> {
        @Override
        public int compareTo(Plan other) {
            int order = at.compareTo(other.at);
            return order == 0 ? Long.compare(n, other.n) : order;
        }
    }

    private final Queue<Plan> plans = new PriorityQueue<>();
    private long planned;

    void plan(Instant at, Runnable what) {
        plans.add(new Plan(at, planned++, what));
    }

    /** Absent when nothing is planned. */
    @Nullable
    Instant next() {
        Plan plan = plans.peek();
        return plan == null ? null : plan.at;
    }

    /** Does what is first. */
    void advance() {
        plans.remove().what.run();
    }
}
