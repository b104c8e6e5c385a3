package dev.lantern.routing.desk;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows how the lines stand, on a thread of its own. It begins at the end each time: the next snapshot of each line is
 * never more than a moment away, and one that was missed is worth nothing.
 */
final class QueueTail implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(QueueTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final EventCodec codec;
    private final QueueBoard board;
    private final List<TopicPartition> partitions;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("queue-tail").daemon().unstarted(this::follow);
    private volatile @Nullable Consumer<byte[], byte[]> current;

    QueueTail(Supplier<Consumer<byte[], byte[]>> consumers, EventCodec codec, QueueBoard board, int partitions) {
        this.consumers = consumers;
        this.codec = codec;
        this.board = board;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartition(Topics.QUEUE_STATUS, p))
                .toList();
    }

    void start() {
        thread.start();
    }

    private void follow() {
        while (!stopped(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                while (!stopped(Duration.ZERO)) {
                    consumer.poll(POLL).forEach(this::read);
                }
            } catch (WakeupException e) {
                // Only close() wakes it.
            } catch (KafkaException e) {
                LOG.warnf(
                        "following the queues failed and is tried again: error=%s",
                        e.getClass().getSimpleName());
                stopped(PAUSE);
            } finally {
                current = null;
            }
        }
    }

    /** What is no snapshot is left out: the engine, which alone writes here, writes the next within a second. */
    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (codec.decode(record.headers(), record.value()) instanceof Decoded.Event(var envelope)
                && envelope.event() instanceof QueueSnapshot snapshot) {
            board.publish(snapshot);
        }
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
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
