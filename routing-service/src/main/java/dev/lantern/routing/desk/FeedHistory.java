package dev.lantern.routing.desk;

import dev.lantern.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads again what one advocate's stream missed. */
final class FeedHistory {

    /** So many at once: after a restart every desk comes back in the same second. */
    private static final int READERS = 16;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final FeedReader reader;
    private final long limit;
    private final Semaphore readers = new Semaphore(READERS, true);

    /** @param limit how many offsets it may go back; from further back a snapshot is cheaper for everybody */
    FeedHistory(Supplier<Consumer<byte[], byte[]>> consumers, FeedReader reader, long limit) {
        this.consumers = consumers;
        this.reader = reader;
        this.limit = limit;
    }

    /**
     * The advocate's events from one offset until before another; empty when the topic does not have all of them any
     * more, or the first offset is none it ever had.
     */
    Optional<CatchUp> open(String advocate, int partition, long from, long until, Duration atMost)
            throws InterruptedException {
        if (until - from > limit || !readers.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        Consumer<byte[], byte[]> consumer = null;
        boolean complete = false;
        try {
            consumer = consumers.get();
            TopicPartition source = new TopicPartition(Topics.DESK_FEED, partition);
            consumer.assign(List.of(source));
            complete = has(consumer, source, from, atMost);
            if (complete) {
                consumer.seek(source, from);
                byte[] key = advocate.getBytes(StandardCharsets.UTF_8);
                return Optional.of(new CatchUp(consumer, reader, source, key, until, readers::release));
            }
            return Optional.empty();
        } finally {
            if (!complete) {
                if (consumer != null) {
                    consumer.close();
                }
                readers.release();
            }
        }
    }

    private static boolean has(Consumer<byte[], byte[]> consumer, TopicPartition source, long from, Duration atMost) {
        List<TopicPartition> one = List.of(source);
        return consumer.beginningOffsets(one, atMost).getOrDefault(source, Long.MAX_VALUE) <= from
                && from <= consumer.endOffsets(one, atMost).getOrDefault(source, -1L);
    }
}
