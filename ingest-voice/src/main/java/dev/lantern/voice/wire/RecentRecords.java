package dev.lantern.voice.wire;

import dev.lantern.events.TopicTail;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Begins some time back in each topic, and goes on after a failure where it was. */
final class RecentRecords implements TopicTail.Follower {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ASK_BROKER = Duration.ofSeconds(5);

    private final Map<String, Duration> back;
    private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /**
     * @param back how far back each topic is read at first
     * @param reader is told of every record, one at a time; it throws nothing
     */
    RecentRecords(Map<String, Duration> back, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        this.back = Map.copyOf(back);
        this.reader = reader;
    }

    @Override
    public void place(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = back.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic, ASK_BROKER).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topics are not there yet");
        }
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(begins(partitions), ASK_BROKER);
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

    private Map<TopicPartition, Long> begins(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Duration before = back.getOrDefault(partition.topic(), Duration.ZERO);
            begins.put(partition, Instant.now().minus(before).toEpochMilli());
        }
        return begins;
    }

    @Override
    public void turn(Consumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            reader.accept(record);
            positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
    }

    @Override
    public void misplaced() {
        positions.clear();
    }
}
