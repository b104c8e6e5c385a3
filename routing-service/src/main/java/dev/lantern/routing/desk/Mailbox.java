package dev.lantern.routing.desk;

import dev.lantern.events.QueueSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Live events that wait for one stream. Bounded: a client that does not keep up is let go rather than memory grow. Of
 * snapshots only the latest waits, behind the events.
 */
final class Mailbox {

    private final int capacity;
    private final Consumer<Mailbox> onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<FeedRecord> records = new ArrayDeque<>();
    private @Nullable QueueSnapshot latest;
    private @Nullable StreamEnd end;

    /** @param onEnd runs once, on whatever thread ends it; must not block */
    Mailbox(int capacity, Consumer<Mailbox> onEnd) {
        this.capacity = capacity;
        this.onEnd = onEnd;
    }

    void offer(FeedRecord record) {
        lock.lock();
        try {
            if (end != null) {
                return;
            }
            if (records.size() < capacity) {
                records.add(record);
                changed.signal();
                return;
            }
        } finally {
            lock.unlock();
        }
        end(StreamEnd.TOO_SLOW);
    }

    void offer(QueueSnapshot snapshot) {
        lock.lock();
        try {
            if (end == null) {
                latest = snapshot;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The first reason stays. */
    void end(StreamEnd why) {
        lock.lock();
        try {
            if (end != null) {
                return;
            }
            end = why;
            records.clear();
            latest = null;
            changed.signal();
        } finally {
            lock.unlock();
        }
        onEnd.accept(this);
    }

    Optional<StreamEnd> ended() {
        lock.lock();
        try {
            return Optional.ofNullable(end);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next item; empty when none came in time or the mailbox ended.
     *
     * @param withSnapshots whether a snapshot is wanted, too
     */
    Optional<StreamItem> poll(Duration atMost, boolean withSnapshots) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (records.isEmpty() && !(withSnapshots && latest != null) && end == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            FeedRecord record = records.poll();
            if (record != null) {
                return Optional.of(new StreamItem.Feed(record));
            }
            QueueSnapshot snapshot = withSnapshots ? latest : null;
            if (snapshot == null) {
                return Optional.empty();
            }
            latest = null;
            return Optional.of(new StreamItem.Queue(snapshot));
        } finally {
            lock.unlock();
        }
    }
}
