package dev.lantern.routing.host;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.LanternEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in a topic, from its beginning. */
public final class LogReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventCodec codec;
    private final List<LanternEvent> events = new ArrayList<>();

    public LogReader(String bootstrapServers, String topic, int partitions) {
        codec = new EventCodec(partitions);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartition(topic, p))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** What came since it was last asked, within a moment. */
    public List<LanternEvent> more() {
        List<LanternEvent> more = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            if (codec.decode(record.headers(), record.value()) instanceof Decoded.Event(var envelope)) {
                more.add(envelope.event());
            }
        }
        events.addAll(more);
        return more;
    }

    /** The first event that fits, seen already or still to come. */
    public <E> E await(Class<E> type, Predicate<E> fits) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            for (LanternEvent event : events) {
                if (type.isInstance(event) && fits.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
            more();
        }
        throw new AssertionError("no fitting " + type.getSimpleName() + " came");
    }

    /** All that was read so far. */
    public <E> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
