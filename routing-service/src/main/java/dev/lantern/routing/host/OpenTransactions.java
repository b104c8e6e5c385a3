package dev.lantern.routing.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Since when, of each partition, the same transaction has been open. Not thread-safe. */
final class OpenTransactions {

    private final Map<Open, Long> since = new HashMap<>();

    /**
     * @param startOffset of its first record in the partition: a producer's next transaction is another one
     * @param coordinatorEpoch of its last marker, 0 when it had none
     */
    record Open(
            TopicPartition partition, long producerId, short producerEpoch, int coordinatorEpoch, long startOffset) {}

    /** @param now monotonic, nanoseconds */
    void observe(Set<Open> open, long now) {
        since.keySet().retainAll(open);
        open.forEach(one -> since.putIfAbsent(one, now));
    }

    /** Those that were seen open for longer than any healthy one of ours stays open. */
    List<Open> olderThan(Duration age, long now) {
        return since.entrySet().stream()
                .filter(one -> now - one.getValue() > age.toNanos())
                .map(Map.Entry::getKey)
                .toList();
    }
}
