package dev.lantern.routing.desk;

import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Sources;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes feed events as the engine's host does: in transactions, some of which come to nothing. */
final class FeedWriter implements AutoCloseable {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final EventCodec codec;
    private final Producer<byte[], byte[]> producer;

    FeedWriter(String bootstrapServers, int partitions) {
        codec = new EventCodec(partitions);
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "feed-writer-" + UUID.randomUUID());
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** A delivery event whose reply id is the given text: enough to tell events apart. */
    static FeedEvent event(String advocate, String line, String text) {
        return new FeedEvent.DeliveryChanged(advocate, line, "sms-1/1", text, FeedEvent.DeliveryState.QUEUED, null, AT);
    }

    static String textOf(FeedEvent event) {
        return ((FeedEvent.DeliveryChanged) event).replyId();
    }

    void commit(List<? extends FeedEvent> events) {
        producer.beginTransaction();
        send(events);
        producer.commitTransaction();
    }

    void abort(List<? extends FeedEvent> events) {
        producer.beginTransaction();
        send(events);
        producer.flush();
        producer.abortTransaction();
    }

    private void send(List<? extends FeedEvent> events) {
        for (FeedEvent event : events) {
            producer.send(codec.encode(new Envelope<>(
                    UUID.randomUUID().toString(), Sources.service("routing-service"), AT, null, null, event)));
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
