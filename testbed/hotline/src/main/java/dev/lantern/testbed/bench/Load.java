package dev.lantern.testbed.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Calls a task again and again and measures how long each call took. */
final class Load {

    private static final long HIGHEST_NANOS = Duration.ofMinutes(2).toNanos();

    private Load() {}

    /** @return whether the call did what it should */
    @FunctionalInterface
    interface Task {
        boolean call(int number);
    }

    /**
     * @param latency nanoseconds
     * @param perSecond calls that ended well, by the second
     */
    record Measured(Histogram latency, int failures, double perSecond) {}

    /**
     * A constant rate, whatever the answers: latency counts from the moment the call was due, so that a stall is seen by
     * all calls it delays.
     */
    static Measured atRate(int perSecond, Duration duration, Task task) {
        Histogram latency = new ConcurrentHistogram(HIGHEST_NANOS, 3);
        AtomicInteger failures = new AtomicInteger();
        int calls = (int) (perSecond * duration.toMillis() / 1000);
        long interval = 1_000_000_000L / perSecond;
        long begun = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                int number = i;
                long due = begun + i * interval;
                LockSupport.parkNanos(due - System.nanoTime());
                clients.execute(() -> measure(task, number, due, latency, failures));
            }
        }
        return measured(latency, failures, System.nanoTime() - begun);
    }

    /** As many calls as {@code clients} that never pause can make. */
    static Measured saturating(int clients, Duration duration, Task task) {
        Histogram latency = new ConcurrentHistogram(HIGHEST_NANOS, 3);
        AtomicInteger failures = new AtomicInteger();
        AtomicInteger numbers = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        measure(task, numbers.getAndIncrement(), System.nanoTime(), latency, failures);
                    }
                });
            }
        }
        return measured(latency, failures, System.nanoTime() - begun);
    }

    private static void measure(Task task, int number, long due, Histogram latency, AtomicInteger failures) {
        if (task.call(number)) {
            latency.recordValue(Math.min(System.nanoTime() - due, HIGHEST_NANOS));
        } else {
            failures.incrementAndGet();
        }
    }

    private static Measured measured(Histogram latency, AtomicInteger failures, long nanos) {
        return new Measured(latency, failures.get(), latency.getTotalCount() * 1e9 / nanos);
    }
}
