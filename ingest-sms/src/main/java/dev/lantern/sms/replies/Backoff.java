package dev.lantern.sms.replies;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try: twice as long each time, up to a limit, and a random part of it, so that replies
 * that failed together do not come back together.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final RandomGenerator random;
    private Duration next = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param atLeast what the provider asked for */
    Duration next(@Nullable Duration atLeast) {
        Duration wait = next.dividedBy(2).plusMillis(random.nextLong(next.toMillis() / 2 + 1));
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return atLeast != null && atLeast.compareTo(wait) > 0 ? atLeast : wait;
    }
}
