package dev.lantern.sms.replies;

import java.time.Duration;
import java.time.Instant;

/** Time as sending needs it: what the clock shows, and to wait. */
interface Waiting {

    Instant now();

    void pause(Duration duration) throws InterruptedException;

    /** The machine's own time. */
    Waiting REAL = new Waiting() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };
}
