package dev.lantern.routing.desk;

import dev.lantern.events.TopicTail;
import dev.lantern.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Follows the end of the whole desk feed, because every instance can serve every advocate. After a failure it goes on
 * where it was.
 */
public final class FeedTail implements TopicTail.Follower, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final FeedReader reader;
    private final FeedHub hub;
    private final List<TopicPartition> partitions;
    private final TopicTail tail;
    private long @Nullable [] positions;

    /** @param consumers of read-committed consumers without group, that fail on an offset out of range */
    FeedTail(Supplier<Consumer<byte[], byte[]>> consumers, FeedReader reader, FeedHub hub, int partitions) {
        this.reader = reader;
        this.hub = hub;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartition(Topics.DESK_FEED, p))
                .toList();
        this.tail = new TopicTail("desk-feed-tail", consumers, this);
    }

    public void start() {
        tail.start();
    }

    public boolean alive() {
        return tail.alive();
    }

    /** How long ago the feed was last asked for news. */
    public Duration idle() {
        return tail.idle();
    }

    @Override
    public void misplaced() {
        positions = null;
        hub.endAll(StreamEnd.GAP);
    }

    @Override
    public void place(Consumer<byte[], byte[]> consumer) {
        consumer.assign(partitions);
        if (positions == null) {
            consumer.seekToEnd(partitions);
            positions = partitions.stream().mapToLong(consumer::position).toArray();
            hub.startAt(positions);
        } else {
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, positions[partition.partition()]);
            }
        }
    }

    @Override
    public void turn(Consumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            reader.read(record).ifPresent(hub::publish);
            moveTo(record.partition(), record.offset() + 1);
        }
        for (TopicPartition partition : partitions) {
            moveTo(partition.partition(), consumer.position(partition));
        }
    }

    private void moveTo(int partition, long position) {
        if (positions != null) {
            positions[partition] = position;
        }
        hub.advance(partition, position);
    }

    @Override
    public void close() {
        tail.stop();
        hub.endAll(StreamEnd.STOPPING);
        tail.close();
    }
}
