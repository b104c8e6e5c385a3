package dev.lantern.ingest.consume;

import java.util.OptionalLong;
import java.util.TreeSet;

/** One partition from the moment it is assigned to us until it is not: what is under way in it. Thread-safe. */
final class OwnedPartition {

    private final long handledBefore;
    private final TreeSet<Long> underWay = new TreeSet<>();
    private int running;
    private long next = -1;
    private long committed = -1;
    private boolean lost;

    /** @param handledBefore records below this offset may have been handled, and not committed, by an earlier owner */
    OwnedPartition(long handledBefore) {
        this.handledBefore = handledBefore;
    }

    boolean maybeHandledBefore(long offset) {
        return offset < handledBefore;
    }

    synchronized boolean ours() {
        return !lost;
    }

    synchronized void lose() {
        lost = true;
    }

    synchronized void arrived(long offset) {
        underWay.add(offset);
        next = offset + 1;
    }

    /** False when the record is to be left for the next owner. */
    synchronized boolean begin() {
        if (!lost) {
            running++;
        }
        return !lost;
    }

    synchronized void end(long offset, boolean done) {
        if (done) {
            underWay.remove(offset);
        }
        running--;
        notifyAll();
    }

    /**
     * What to commit: everything below it is done. Empty when there is nothing.
     *
     * @param again even when it was given before
     */
    synchronized OptionalLong toCommit(boolean again) {
        long done = underWay.isEmpty() ? next : underWay.first();
        if (done < 0 || done <= committed && !again) {
            return OptionalLong.empty();
        }
        committed = done;
        return OptionalLong.of(done);
    }

    /** Waits until nothing runs, at most until that time of {@link System#nanoTime}. */
    synchronized void awaitQuiet(long untilNanos) throws InterruptedException {
        for (long left = untilNanos - System.nanoTime();
                running > 0 && left > 0;
                left = untilNanos - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
    }
}
