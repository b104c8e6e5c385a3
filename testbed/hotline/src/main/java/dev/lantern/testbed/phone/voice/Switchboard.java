package dev.lantern.testbed.phone.voice;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The one lock of all legs, rooms and telephones, and the place where whoever waits for a change is woken. Nothing is sent
 * over HTTP while it is held.
 */
final class Switchboard {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    <T> T get(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    <T> T change(Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it is so. False when the time went by first.
     *
     * @throws CancellationException when the network closes
     */
    boolean await(BooleanSupplier isSo, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!isSo.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the network closes");
        } finally {
            lock.unlock();
        }
    }

    void await(BooleanSupplier isSo) {
        while (!await(isSo, Duration.ofHours(1))) {
            // A call may last.
        }
    }
}
