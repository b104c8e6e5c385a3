package dev.lantern.routing.desk;

import dev.lantern.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the end of the whole desk feed, because every instance can serve every advocate. On a thread of its own; after
 * a failure it goes on where it was.
 */
public final class FeedTail implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FeedTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final FeedReader reader;
    private final FeedHub hub;
    private final List<TopicPartition> partitions;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("desk-feed-tail").unstarted(this::follow);
    private volatile long polledAt = System.nanoTime();
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private long @Nullable [] positions;

    /** @param consumers of read-committed consumers without group, that fail on an offset out of range */
    FeedTail(Supplier<Consumer<byte[], byte[]>> consumers, FeedReader reader, FeedHub hub, int partitions) {
        this.consumers = consumers;
        this.reader = reader;
        this.hub = hub;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartition(Topics.DESK_FEED, p))
                .toList();
    }

    public void start() {
        thread.start();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** How long ago the feed was last asked for news. */
    public Duration idle() {
        return Duration.ofNanos(System.nanoTime() - polledAt);
    }

    private void follow() {
        while (!stopped(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                place(consumer);
                while (!stopped(Duration.ZERO)) {
                    turn(consumer);
                }
            } catch (WakeupException e) {
                // Only close() wakes it.
            } catch (InvalidOffsetException e) {
                LOG.error("the place in the desk feed is gone, streams start anew", e);
                positions = null;
                hub.endAll(StreamEnd.GAP);
            } catch (KafkaException e) {
                LOG.warnf(
                        "following the desk feed failed and is tried again: error=%s",
                        e.getClass().getSimpleName());
                stopped(PAUSE);
            } finally {
                current = null;
                polledAt = System.nanoTime();
            }
        }
    }

    private void place(Consumer<byte[], byte[]> consumer) {
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

    private void turn(Consumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            reader.read(record).ifPresent(hub::publish);
            moveTo(record.partition(), record.offset() + 1);
        }
        for (TopicPartition partition : partitions) {
            moveTo(partition.partition(), consumer.position(partition));
        }
        polledAt = System.nanoTime();
    }

    private void moveTo(int partition, long position) {
        if (positions != null) {
            positions[partition] = position;
        }
        hub.advance(partition, position);
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        stop.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        hub.endAll(StreamEnd.STOPPING);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
