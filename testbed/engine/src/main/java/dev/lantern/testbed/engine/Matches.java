package dev.lantern.testbed.engine;

import java.io.PrintStream;
import java.util.Arrays;

/**
 * What of a decision is the choice alone: an advocate came free, and is matched with one of those who wait, see
 * {@link EngineWorld#matchNanos}. It is a part of what the other figures count, and never to be told in their place.
 */
final class Matches {

    private static final int ROUNDS = 6;
    private static final int BATCH = 50_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private Matches() {}

    static void measure(PrintStream out, int advocates, int waiting) {
        long[] nanos = new long[BATCH];
        for (int round = 0; round < ROUNDS; round++) {
            EngineWorld world = new EngineWorld(advocates, waiting);
            Arrays.setAll(nanos, i -> world.matchNanos());
        }
        double mean = Arrays.stream(nanos).average().orElseThrow();
        Arrays.sort(nanos);
        out.printf(
                """

                  the choice alone, %,d advocates and %,d waiting: an advocate came free, who of all who wait comes first
                  for them, who of all advocates is the one for that person, and the offer folded into records, queue and
                  pools. Not in it: the input that freed them, its answer, what the world is told, what is to be stored.
                  Reading the clock is, %,d ns of each.
                    nanoseconds: mean %,.0f, median %,d, 90 of 100 below %,d; %,.0f a second
                """,
                advocates, waiting, clock(), mean, nanos[BATCH / 2], nanos[BATCH / 10 * 9], NANOS_PER_SECOND / mean);
    }

    private static long clock() {
        long[] nanos = new long[BATCH];
        for (int i = 0; i < BATCH; i++) {
            long start = System.nanoTime();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[BATCH / 2];
    }
}
