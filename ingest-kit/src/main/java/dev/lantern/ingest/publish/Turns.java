package dev.lantern.ingest.publish;

import dev.lantern.ingest.spool.RecordKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One publisher at a time for each key, in the order in which they came. Different keys never wait for each other. */
final class Turns {

    private final ConcurrentHashMap<RecordKey, Queue> queues = new ConcurrentHashMap<>();

    /** Waits for its turn; empty when those before it take longer than {@code patience}, or on an interrupt. */
    Optional<Turn> take(RecordKey key, Duration patience) {
        Queue queue = queues.compute(key, (k, existing) -> {
            Queue joined = existing == null ? new Queue() : existing;
            joined.members++;
            return joined;
        });
        try {
            if (queue.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.of(() -> {
                    queue.lock.unlock();
                    leave(key);
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leave(key);
        return Optional.empty();
    }

    private void leave(RecordKey key) {
        queues.computeIfPresent(key, (k, queue) -> --queue.members == 0 ? null : queue);
    }

    /** Held until closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Queue {
        private final ReentrantLock lock = new ReentrantLock(true);
        /** Changed only inside the map's compute. */
        private int members;
    }
}
