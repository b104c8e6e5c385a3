package dev.lantern.sms.replies;

import java.time.Duration;
import java.time.Instant;

/** Time as sending needs it: what the clock shows, how long something took, and to wait. */
interface Waiting {

    Instant now();

    /** Monotonic: a clock that is set does not end or stretch a wait. */
    long nanos();

    void pause(Duration duration) throws InterruptedException;

    /** The machine's own time. */
    Waiting REAL = new Waiting() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };
}
