package dev.lantern.sms.replies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes at once when somebody waits, and is remembered. */
final class QuickTime implements Waiting {

    private final Instant began;
    private Duration passed = Duration.ZERO;
    private final List<Duration> pauses = new ArrayList<>();

    QuickTime(Instant began) {
        this.began = began;
    }

    @Override
    public synchronized Instant now() {
        return began.plus(passed);
    }

    @Override
    public synchronized void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        passed = passed.plus(duration);
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
