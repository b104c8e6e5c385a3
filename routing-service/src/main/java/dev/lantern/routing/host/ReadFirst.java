package dev.lantern.routing.host;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * What advocates do and what became of replies is decided before signals that wait, however many: a task takes the oldest of
 * its records first, and these count as older. Else an accept would lie behind a flood of texts until its offer is stale.
 */
final class ReadFirst implements TimestampExtractor {

    private static final Duration HEAD_START = Duration.ofDays(365);

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp() - HEAD_START.toMillis());
    }

    /** Milliseconds since 1970, by its writer's clock, of a record that was read first. */
    static long written(long timestamp) {
        return timestamp + HEAD_START.toMillis();
    }
}
