package dev.lantern.routing.desk;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.TopicTail;
import dev.lantern.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows how the lines stand. It begins at the end each time: the next snapshot of each line is never more than a moment
 * away, and one that was missed is worth nothing.
 */
final class QueueTail implements TopicTail.Follower, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final EventCodec codec;
    private final QueueBoard board;
    private final List<TopicPartition> partitions;
    private final TopicTail tail;

    QueueTail(Supplier<Consumer<byte[], byte[]>> consumers, EventCodec codec, QueueBoard board, int partitions) {
        this.codec = codec;
        this.board = board;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartition(Topics.QUEUE_STATUS, p))
                .toList();
        this.tail = new TopicTail("queue-tail", consumers, this);
    }

    void start() {
        tail.start();
    }

    @Override
    public void place(Consumer<byte[], byte[]> consumer) {
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
    }

    @Override
    public void turn(Consumer<byte[], byte[]> consumer) {
        consumer.poll(POLL).forEach(this::read);
    }

    @Override
    public void misplaced() {
        // It begins at the end in any case.
    }

    /** What is no snapshot is left out: the engine, which alone writes here, writes the next within a second. */
    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (codec.decode(record.headers(), record.value()) instanceof Decoded.Event(var envelope)
                && envelope.event() instanceof QueueSnapshot snapshot) {
            board.publish(snapshot);
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
