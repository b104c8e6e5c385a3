package dev.lantern.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.lines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Short random histories, by the thousand, keep what must hold whatever happens. A failure names its
 * seed and tells the shortest history that fails alike; that one alone runs with {@code -Dengine.seed=<seed>},
 * and those behind it with {@code -Dengine.after=<seed>}. A hundred
 * thousand of them take some minutes: {@code ./lantern test -pl routing-service -am -Dtest=RandomHistoryTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtest.compilers= -Dengine.histories=100000}.
 */
class RandomHistoryTest {

    private static final int HISTORIES = Integer.getInteger("engine.histories", 1_500);
    private static final int STEPS = 16;
    private static final int STEPS_OF_A_LONG_ONE = 120;
    private static final int HISTORIES_PER_LONG_ONE = 50;
    private static final int HISTORIES_PER_CALM_ONE = 5;
    private static final int STEPS_BETWEEN_RESTARTS = 10;
    private static final int HISTORIES_PER_THOROUGH_ONE = 10;

    /** A history that failed, as it happened. */
    private record Failure(long seed, List<Happened> history, Throwable why) {}

    private final Line line = Given.lineWithEverything();
    private final Coverage coverage = new Coverage();

    @Test
    void whateverHappensNobodyIsForgottenDoubledOrPassedOver() throws Exception {
        Long only = Long.getLong("engine.seed");
        Failure failure = only == null ? anyOf(HISTORIES) : run(only);
        if (failure != null) {
            throw new AssertionError(told(failure), failure.why);
        }
        if (only == null && Long.getLong("engine.after") == null) {
            assertThat(coverage.missing())
                    .as("what never came up in %s histories", HISTORIES)
                    .isEmpty();
        }
    }

    /** On all cores; the first failure ends them all. */
    private @Nullable Failure anyOf(long histories) throws Exception {
        AtomicLong seeds = new AtomicLong(Long.getLong("engine.after", 0));
        AtomicReference<@Nullable Failure> found = new AtomicReference<>();
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < cores; i++) {
                running.add(workers.submit(() -> {
                    for (long seed = seeds.incrementAndGet();
                            seed <= histories && found.get() == null;
                            seed = seeds.incrementAndGet()) {
                        Failure failure = run(seed);
                        if (failure != null) {
                            found.compareAndSet(null, failure);
                        }
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return found.get();
    }

    private @Nullable Failure run(long seed) {
        RandomHistory random = new RandomHistory(seed);
        List<Happened> history = new ArrayList<>();
        CheckedLine checked = new CheckedLine(line, thorough(seed), coverage);
        int steps = seed % HISTORIES_PER_LONG_ONE == 0 ? STEPS_OF_A_LONG_ONE : STEPS;
        int restartAt = (int) (seed % STEPS_BETWEEN_RESTARTS);
        try {
            while (!random.opened()) {
                Happened next = random.next(checked.live());
                history.add(next);
                checked.open(next.input(), next.at());
            }
            for (int step = 0; step < steps; step++) {
                if (step % STEPS_BETWEEN_RESTARTS == restartAt) {
                    checked.restart();
                }
                Happened next = random.next(checked.live());
                history.add(next);
                checked.decide(next.input(), next.at());
            }
            end(checked, history, seed);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return new Failure(seed, history, e);
        }
    }

    private static boolean thorough(long seed) {
        return seed % HISTORIES_PER_THOROUGH_ONE == 0;
    }

    private static void end(CheckedLine checked, List<Happened> history, long seed) {
        checked.end();
        if (seed % HISTORIES_PER_CALM_ONE == 0 && !history.isEmpty()) {
            new CalmAfterwards(checked, history.getLast().at()).helpEverybody();
            checked.end();
        }
        if (thorough(seed)) {
            checked.readBack();
        }
    }

    private String told(Failure failure) {
        Predicate<List<Happened>> fails = some -> failureOf(some, failure.seed) != null;
        List<Happened> shortest = Shrinking.minimal(failure.history, fails);
        Throwable why = failureOf(shortest, failure.seed);
        StringBuilder told = new StringBuilder("seed " + failure.seed + " (alone: -Dengine.seed=" + failure.seed + "): "
                + failure.why.getMessage() + "\n" + failure.history.size() + " steps; these " + shortest.size()
                + " fail alike with: " + (why == null ? "nothing" : why.getMessage()));
        shortest.forEach(step -> told.append("\n  ").append(step));
        return told.toString();
    }

    /** Of a history as it stands, without any choice; restarted after every step, because that costs nothing here. */
    private @Nullable Throwable failureOf(List<Happened> history, long seed) {
        CheckedLine checked = new CheckedLine(line, thorough(seed), coverage);
        try {
            for (Happened next : history) {
                checked.decide(next.input(), next.at());
                checked.restart();
            }
            end(checked, history, seed);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }
}
