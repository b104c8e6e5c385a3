package dev.lantern.ingest.spool;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator watches.
 *
 * @param events accepted and not yet on the broker
 * @param oldest when the first of them was accepted
 * @param quarantined rows that could not be sent and are kept for somebody to look at
 * @param damagedFiles spool files that were moved aside
 */
public record SpoolState(long events, Optional<Instant> oldest, long quarantined, long damagedFiles) {

    static final SpoolState EMPTY = new SpoolState(0, Optional.empty(), 0, 0);

    /** How long the first event has been waiting; zero when none is, or the clock went back. */
    public Duration age(Instant now) {
        return oldest.map(since -> Duration.between(since, now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
