package dev.lantern.routing.desk;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast one person may ask, at this instance: a token bucket for each. It stops a frontend that runs wild, long before
 * it is felt by others; people do not come near it. Thread-safe.
 */
public final class RequestPace {

    /** More people than any hotline has at work; beyond, those who asked longest ago start with a full bucket again. */
    private static final int MOST_PEOPLE = 100_000;

    private final LoadingCache<String, Bucket> buckets;
    private final boolean limited;

    /**
     * @param perSecond requests in the long run; 0 for any number
     * @param burst requests at once
     */
    public RequestPace(int perSecond, int burst) {
        this(perSecond, burst, TimeMeter.SYSTEM_NANOTIME);
    }

    RequestPace(int perSecond, int burst, TimeMeter time) {
        this.limited = perSecond > 0;
        Bandwidth pace = Bandwidth.builder()
                .capacity(Math.max(1, burst))
                .refillGreedy(Math.max(1, perSecond), Duration.ofSeconds(1))
                .build();
        // A bucket that nobody used for so long is full: forgetting it changes nothing.
        Duration full = Duration.ofSeconds(1L + Math.max(1, burst) / Math.max(1, perSecond));
        Ticker ticker = time::currentTimeNanos;
        this.buckets = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterAccess(full)
                .maximumSize(MOST_PEOPLE)
                .build(who -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(pace)
                        .build());
    }

    /** Empty when this request may pass; otherwise how long to wait before the next. */
    public Optional<Duration> tooFast(String who) {
        if (!limited) {
            return Optional.empty();
        }
        ConsumptionProbe probe = buckets.get(who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
