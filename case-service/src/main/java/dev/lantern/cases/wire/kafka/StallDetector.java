package dev.lantern.cases.wire.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the consumer that looks alive and reads nothing: a partition of ours whose position does not move although the
 * broker has more. One thread's.
 */
final class StallDetector {

    private final Duration patience;
    private Map<TopicPartition, Still> still = Map.of();

    StallDetector(Duration patience) {
        this.patience = patience;
    }

    /** @param since when this position was first seen with something left to read */
    private record Still(long position, long since) {}

    /**
     * @param positions the next offset to read, of the partitions that are ours
     * @param ends where the broker's partitions end
     * @return the partitions that stood still for too long
     */
    Set<TopicPartition> observe(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends, long nanoTime) {
        Map<TopicPartition, Still> now = new HashMap<>();
        positions.forEach((partition, position) -> {
            if (position < ends.getOrDefault(partition, 0L)) {
                Still before = still.get(partition);
                now.put(
                        partition,
                        before != null && before.position() == position ? before : new Still(position, nanoTime));
            }
        });
        still = now;
        return now.entrySet().stream()
                .filter(entry -> nanoTime - entry.getValue().since() > patience.toNanos())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** There is a reason to stand still: what was observed no longer counts. */
    void forget() {
        still = Map.of();
    }
}
