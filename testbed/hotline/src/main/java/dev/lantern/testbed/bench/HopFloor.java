package dev.lantern.testbed.bench;

import dev.lantern.testbed.servers.KafkaServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How long a record takes from a producer to a consumer when nothing happens in between. */
final class HopFloor {

    private static final int RECORD_BYTES = 2_000;

    private HopFloor() {}

    /** @return nanoseconds from when a record was due to be sent to its reading */
    static Histogram measure(KafkaServer kafka, int perSecond, Duration duration) throws InterruptedException {
        int records = (int) (perSecond * duration.toSeconds());
        Histogram latency = new Histogram(Duration.ofMinutes(2).toNanos(), 3);
        Map<String, Object> broker = Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0);
        try (ScratchTopic scratch = ScratchTopic.create(kafka, "bench-hop");
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer());
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition hop = new TopicPartition(scratch.name(), ScratchTopic.PARTITION);
            consumer.assign(List.of(hop));
            consumer.seekToBeginning(List.of(hop));
            Thread producing = Thread.ofPlatform().start(() -> produce(producer, hop, records, perSecond));
            long giveUp = System.nanoTime() + duration.plusSeconds(30).toNanos();
            while (latency.getTotalCount() < records && System.nanoTime() < giveUp) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(rec -> latency.recordValue(Math.max(
                                0,
                                System.nanoTime() - ByteBuffer.wrap(rec.value()).getLong())));
            }
            producing.join();
        }
        return latency;
    }

    private static void produce(
            KafkaProducer<byte[], byte[]> producer, TopicPartition hop, int records, int perSecond) {
        long begun = System.nanoTime();
        for (int i = 0; i < records; i++) {
            long due = begun + i * (1_000_000_000L / perSecond);
            LockSupport.parkNanos(due - System.nanoTime());
            byte[] value = ByteBuffer.allocate(RECORD_BYTES).putLong(due).array();
            producer.send(new ProducerRecord<>(hop.topic(), hop.partition(), null, value));
        }
        producer.flush();
    }
}
