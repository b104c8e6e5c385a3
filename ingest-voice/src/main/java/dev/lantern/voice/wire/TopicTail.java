package dev.lantern.voice.wire;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads topics whole at every instance, from some time back on, and goes on as they grow; commits nothing. */
final class TopicTail implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TopicTail.class.getName());
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ASK_BROKER = Duration.ofSeconds(5);
    private static final Duration RESTART = Duration.ofSeconds(1);

    private final Map<String, Duration> back;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader;
    private final Map<TopicPartition, Long> positions = new HashMap<>(); // the reading thread's alone
    private final Thread reading;
    private volatile boolean closing;

    /**
     * @param back how far back each topic is read at first
     * @param reader is told of every record, one at a time; it throws nothing
     */
    TopicTail(
            Map<String, Duration> back,
            Supplier<Consumer<byte[], byte[]>> consumers,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        this.back = Map.copyOf(back);
        this.consumers = consumers;
        this.reader = reader;
        this.reading = Thread.ofPlatform().name("tail").daemon().unstarted(this::run);
    }

    void start() {
        reading.start();
    }

    @Override
    public void close() {
        closing = true;
        if (reading.getState() == Thread.State.NEW) {
            return;
        }
        try {
            reading.join(ASK_BROKER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try {
                read(consumers.get());
            } catch (RuntimeException e) {
                if (!closing) {
                    LOG.log(Level.WARNING, "reading topics failed and starts again failure={0}", e.getClass());
                    pause();
                }
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        try {
            List<TopicPartition> partitions = back.keySet().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic, ASK_BROKER).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new KafkaException("the topics are not there yet");
            }
            consumer.assign(partitions);
            seek(consumer, partitions);
            while (!closing) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    reader.accept(record);
                    positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(ASK_BROKER));
        }
    }

    private void seek(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> times = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Duration before = back.getOrDefault(partition.topic(), Duration.ZERO);
            times.put(partition, Instant.now().minus(before).toEpochMilli());
        }
        Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(times, ASK_BROKER);
        for (TopicPartition partition : partitions) {
            Long known = positions.get(partition);
            OffsetAndTimestamp found = first.get(partition);
            if (known != null) {
                consumer.seek(partition, known);
            } else if (found != null) {
                consumer.seek(partition, found.offset());
            } else {
                consumer.seekToEnd(List.of(partition));
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(RESTART);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
