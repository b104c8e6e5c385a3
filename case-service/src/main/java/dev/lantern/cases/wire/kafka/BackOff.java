package dev.lantern.cases.wire.kafka;

import java.time.Duration;

/** How long to wait after failures in a row: the first pause, doubled each time, up to the longest. One thread's. */
final class BackOff {

    private final Duration first;
    private final Duration longest;
    private Duration next;
    private long until;
    private boolean waiting;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    void failed(long nanoTime) {
        until = nanoTime + next.toNanos();
        waiting = true;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    void succeeded() {
        next = first;
        waiting = false;
    }

    /** What is left of the pause; zero when it is over. */
    Duration remaining(long nanoTime) {
        long left = until - nanoTime;
        return waiting && left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }
}
