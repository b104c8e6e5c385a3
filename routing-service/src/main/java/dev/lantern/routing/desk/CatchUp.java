package dev.lantern.routing.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One advocate's events of a stretch of the feed that is complete already, read as fast as they are taken. */
final class CatchUp implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final FeedReader reader;
    private final TopicPartition source;
    private final byte[] advocate;
    private final long until;
    private final Runnable onClose;
    private final Queue<FeedRecord> read = new ArrayDeque<>();
    private boolean closed;

    /** @param until the consumer can reach it: all before it is committed */
    CatchUp(
            Consumer<byte[], byte[]> consumer,
            FeedReader reader,
            TopicPartition source,
            byte[] advocate,
            long until,
            Runnable onClose) {
        this.consumer = consumer;
        this.reader = reader;
        this.source = source;
        this.advocate = advocate;
        this.until = until;
        this.onClose = onClose;
    }

    /** The next event; empty when none came in time, which is the end only if {@link #done()}. */
    Optional<FeedRecord> next(Duration atMost) {
        if (read.isEmpty() && !reachedEnd()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
                if (record.offset() < until && Arrays.equals(advocate, record.key())) {
                    reader.read(record).ifPresent(read::add);
                }
            }
        }
        return Optional.ofNullable(read.poll());
    }

    boolean done() {
        return read.isEmpty() && reachedEnd();
    }

    private boolean reachedEnd() {
        return consumer.position(source) >= until;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            consumer.close();
            onClose.run();
        }
    }
}
