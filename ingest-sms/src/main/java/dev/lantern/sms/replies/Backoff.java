package dev.lantern.sms.replies;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: what the provider asks for, and else twice as long each time, up to a limit, and
 * a random part of it, so that replies that failed together do not come back together. The library's own exponential
 * back-off does not know what the provider asked for.
 */
final class Backoff implements CustomBackoffStrategy {

    private final RandomGenerator random;
    private final long longestMillis;
    private long nextMillis;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.nextMillis = first.toMillis();
        this.longestMillis = longest.toMillis();
        this.random = random;
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        long wait = nextMillis / 2 + random.nextLong(nextMillis / 2 + 1);
        nextMillis = Math.min(nextMillis * 2, longestMillis);
        Duration asked = failure instanceof TryAgain again ? again.atLeast() : null;
        return asked == null ? wait : Math.max(asked.toMillis(), wait);
    }
}
