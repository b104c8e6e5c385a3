package dev.lantern.sms.replies;

import java.time.Duration;

/**
 * Spares a provider that does not answer, and us the waiting: after some failures in a row nothing goes out for a while,
 * then one request tries, and its result decides. Thread-safe.
 */
final class CircuitBreaker {

    private final int tolerated;
    private final long restNanos;
    private final Waiting time;
    private int failures;
    private long restsUntil;

    /**
     * @param tolerated failures in a row that open it
     * @param rest how long nothing goes out then
     */
    CircuitBreaker(int tolerated, Duration rest, Waiting time) {
        this.tolerated = tolerated;
        this.restNanos = rest.toNanos();
        this.time = time;
    }

    /** True when a request may go out now; its result must be told. One whose result never comes counts as a failure. */
    synchronized boolean lets() {
        if (!open()) {
            return true;
        }
        if (time.nanos() - restsUntil < 0) {
            return false;
        }
        restsUntil = time.nanos() + restNanos;
        return true;
    }

    /** @param answered whether the provider answered a request, with whatever */
    synchronized void note(boolean answered) {
        failures = answered ? 0 : Math.min(failures + 1, tolerated);
        if (open()) {
            restsUntil = time.nanos() + restNanos;
        }
    }

    synchronized boolean open() {
        return failures >= tolerated;
    }
}
