package dev.lantern.testbed.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Load() {}

    @FunctionalInterface
    interface Task {
        /**
         * @param due when the call should begin, by {@link System#nanoTime}
         * @return whether the call did what it should
         */
        boolean call(int number, long due);
    }

    /**
     * @param latency nanoseconds
     * @param lateness nanoseconds from the moment a call was due to its beginning: what the load itself adds
     * @param perSecond calls that ended well, by the second
     * @param processors how many processors the load kept busy
     */
    record Measured(Histogram latency, Histogram lateness, int failures, double perSecond, double processors) {}

    /**
     * A constant rate, whatever the answers: latency counts from the moment the call was due, so that a stall is seen by
     * all calls it delays.
     */
    static Measured atRate(int perSecond, Duration duration, Task task) {
        Round round = new Round();
        int calls = (int) (perSecond * duration.toMillis() / 1000);
        long interval = 1_000_000_000L / perSecond;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                int number = i;
                long due = round.begun + i * interval;
                LockSupport.parkNanos(due - System.nanoTime());
                clients.execute(() -> round.call(task, number, due));
            }
        }
        return round.end();
    }

    /** As many calls as {@code clients} that never pause can make. Platform threads: they cost less than waking others. */
    static Measured saturating(int clients, Duration duration, Task task) {
        Round round = new Round();
        AtomicInteger numbers = new AtomicInteger();
        long end = round.begun + duration.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        round.call(task, numbers.getAndIncrement(), System.nanoTime());
                    }
                });
            }
        }
        return round.end();
    }

    /** So many calls, as fast as {@code clients} that never pause make them. */
    static Measured all(int clients, int calls, Task task) {
        Round round = new Round();
        AtomicInteger numbers = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    for (int number = numbers.getAndIncrement(); number < calls; number = numbers.getAndIncrement()) {
                        round.call(task, number, System.nanoTime());
                    }
                });
            }
        }
        return round.end();
    }

    private static final class Round {

        private final Histogram latency = new ConcurrentHistogram(HIGHEST_NANOS, 3);
        private final Histogram lateness = new ConcurrentHistogram(HIGHEST_NANOS, 3);
        private final AtomicInteger failures = new AtomicInteger();
        private final long processorTime = SYSTEM.getProcessCpuTime();
        private final long begun = System.nanoTime();

        void call(Task task, int number, long due) {
            lateness.recordValue(Math.clamp(System.nanoTime() - due, 0, HIGHEST_NANOS));
            if (task.call(number, due)) {
                latency.recordValue(Math.clamp(System.nanoTime() - due, 0, HIGHEST_NANOS));
            } else {
                failures.incrementAndGet();
            }
        }

        Measured end() {
            double nanos = System.nanoTime() - begun;
            return new Measured(
                    latency,
                    lateness,
                    failures.get(),
                    latency.getTotalCount() * 1e9 / nanos,
                    (SYSTEM.getProcessCpuTime() - processorTime) / nanos);
        }
    }
}
