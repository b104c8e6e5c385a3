package dev.lantern.sms.replies;

import java.time.Duration;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many texts leave from one of our numbers in a second: what is more waits at the provider for hours or is filtered
 * by the carrier. What a person wrote goes before what a machine wrote. Numbers do not wait for each other. Thread-safe.
 */
final class NumberPace {

    enum Precedence {
        /** An advocate wrote it. */
        ANSWER,
        /** Nobody did. */
        AUTOMATIC
    }

    private final long intervalNanos;
    private final LongSupplier nanos;
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();

    /** @param perSecond texts that may leave from one number */
    NumberPace(double perSecond) {
        this(perSecond, System::nanoTime);
    }

    NumberPace(double perSecond, LongSupplier nanos) {
        this.nanos = nanos;
        this.intervalNanos = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
    }

    /** Waits until it is this one's turn to leave. */
    void await(String number, Precedence precedence) throws InterruptedException {
        queues.computeIfAbsent(number, name -> new Queue()).await(precedence);
    }

    int waiting(String number) {
        Queue queue = queues.get(number);
        return queue == null ? 0 : queue.size();
    }

    private record Place(Precedence precedence, long arrival) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byKind = precedence.compareTo(other.precedence);
            return byKind != 0 ? byKind : Long.compare(arrival, other.arrival);
        }
    }

    private final class Queue {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition moved = lock.newCondition();
        private final PriorityQueue<Place> waiting = new PriorityQueue<>();
        private long arrivals;
        private long free = nanos.getAsLong();

        void await(Precedence precedence) throws InterruptedException {
            lock.lockInterruptibly();
            Place mine = new Place(precedence, arrivals++);
            waiting.add(mine);
            try {
                while (waiting.peek() != mine) {
                    moved.await();
                }
                long left = free - nanos.getAsLong();
                while (left > 0 || waiting.peek() != mine) {
                    if (waiting.peek() == mine) {
                        moved.awaitNanos(left);
                    } else {
                        moved.await(); // somebody came before us while we waited
                    }
                    left = free - nanos.getAsLong();
                }
                free = Math.max(free, nanos.getAsLong()) + intervalNanos;
            } finally {
                waiting.remove(mine);
                moved.signalAll();
                lock.unlock();
            }
        }

        int size() {
            lock.lock();
            try {
                return waiting.size();
            } finally {
                lock.unlock();
            }
        }
    }
}
