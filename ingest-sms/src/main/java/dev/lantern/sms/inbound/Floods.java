package dev.lantern.sms.inbound;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Slows who texts more than a person can, and numbers their texts so that a desk can show them as one heap. Behind a
 * flood may be somebody whose telephone repeats itself, so it is taken as far as it can be: only when very many texts of
 * one sender wait already is the next one refused, for the provider to keep or to bring elsewhere, and the number that
 * the following ones have shows that some are missing. Others never wait, and because a flooding sender's texts are
 * worked on one at a time, and few are held, they keep the machine too. Thread-safe.
 */
public final class Floods {

    /**
     * @param perMinute texts of one sender in a minute that are no flood; so many may come at once
     * @param pause between two texts of a flood
     * @param longestWait of one text; the provider gives up after 15 s
     * @param mostWaiting texts of one sender; each holds a connection
     */
    public record Limits(int perMinute, Duration pause, Duration longestWait, int mostWaiting) {}

    /** A text on its way through; while it is open, the next one of a flood waits. */
    public interface Passage extends AutoCloseable {

        /** The n-th text of a flood, from 1, the refused ones counted; 0 when there is none. */
        int flood();

        /** False when it may not pass. */
        boolean open();

        @Override
        void close();
    }

    private static final int SWEEP_EVERY = 1024;

    private final Limits limits;
    private final LongSupplier nanos;
    private final Map<String, Flow> senders = new ConcurrentHashMap<>();
    private final AtomicLong arrivals = new AtomicLong();

    public Floods(Limits limits) {
        this(limits, System::nanoTime);
    }

    Floods(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /**
     * Returns at once, or after the pause when this sender floods.
     *
     * @param sender a keyed hash, never the number
     * @throws InterruptedException when the service stops
     */
    public Passage pass(String sender) throws InterruptedException {
        if (arrivals.incrementAndGet() % SWEEP_EVERY == 0) {
            senders.values().removeIf(flow -> flow.quiet(nanos.getAsLong()));
        }
        Flow flow = senders.computeIfAbsent(sender, hash -> new Flow());
        int flood = flow.arrive(nanos.getAsLong());
        return flood == 0 ? new WithoutTurn(0, true) : flow.slowly(flood);
    }

    int senders() {
        return senders.size();
    }

    int waiting(String sender) {
        Flow flow = senders.get(sender);
        return flow == null ? 0 : flow.oneAtATime.getQueueLength();
    }

    private record WithoutTurn(int flood, boolean open) implements Passage {
        @Override
        public void close() {}
    }

    /** A bucket of texts that fills up again over a minute. */
    private final class Flow {
        private final ReentrantLock oneAtATime = new ReentrantLock(true);
        private double room = limits.perMinute();
        private long filledAt = nanos.getAsLong();
        private int flood;

        synchronized int arrive(long now) {
            fill(now);
            if (room >= limits.perMinute()) {
                flood = 0; // a quiet minute ends it
            }
            if (room >= 1) {
                room--;
                return 0;
            }
            return ++flood;
        }

        synchronized boolean quiet(long now) {
            fill(now);
            return room >= limits.perMinute() && !oneAtATime.isLocked() && !oneAtATime.hasQueuedThreads();
        }

        private void fill(long now) {
            double minutes = (now - filledAt) / (double) TimeUnit.MINUTES.toNanos(1);
            room = Math.min(limits.perMinute(), room + minutes * limits.perMinute());
            filledAt = now;
        }

        Passage slowly(int number) throws InterruptedException {
            if (oneAtATime.getQueueLength() >= limits.mostWaiting()) {
                return new WithoutTurn(number, false);
            }
            if (!oneAtATime.tryLock(limits.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return new WithoutTurn(number, true);
            }
            try {
                Thread.sleep(limits.pause());
            } catch (InterruptedException e) {
                oneAtATime.unlock();
                throw e;
            }
            return new InTurn(number, oneAtATime);
        }
    }

    private record InTurn(int flood, ReentrantLock turn) implements Passage {
        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void close() {
            turn.unlock();
        }
    }
}
