package dev.lantern.routing.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Since when, of each partition, records wait and none is taken. Not thread-safe. */
final class ReadProgress {

    private final Map<TopicPartition, Waiting> waiting = new HashMap<>();

    private record Waiting(long committed, long since) {}

    /**
     * @param committed up to where each partition is decided
     * @param ends where each ends
     * @param now monotonic, nanoseconds
     */
    void observe(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends, long now) {
        waiting.keySet().retainAll(ends.keySet());
        ends.forEach((partition, end) -> {
            long position = committed.getOrDefault(partition, 0L);
            if (position >= end) {
                waiting.remove(partition);
            } else {
                waiting.merge(
                        partition,
                        new Waiting(position, now),
                        (before, fresh) -> before.committed() == position ? before : fresh);
            }
        });
    }

    /** What was seen before says nothing any more. */
    void forget() {
        waiting.clear();
    }

    Duration longest(long now) {
        return waiting.values().stream()
                .map(one -> Duration.ofNanos(now - one.since()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
