package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.Webhooks;
import dev.lantern.testbed.servers.KafkaServer;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a webhook that answers after the broker's acknowledgement cannot beat: the same endpoint refusing a wrong
 * signature (all of HTTP, parsing and signature, no sealing and no Kafka), and a bare producer waiting for each
 * acknowledgement.
 */
final class WebhookFloors implements AutoCloseable {

    static final String REFUSED = "floor: same endpoint, wrong signature -> 403, no Kafka";
    static final String PRODUCED = "floor: bare producer, acks=all, 2 kB";

    private static final int REQUESTS = 40_000;
    private static final int RECORD_BYTES = 2_000; // about a sealed text with its headers

    private final Connections connections;
    private final ReadyTexts forged;
    private final ScratchTopic scratch;
    private final KafkaProducer<byte[], byte[]> producer;

    /** @param phones the number of the phone that the n-th text seems to come from */
    WebhookFloors(Hotline hotline, Connections connections, IntFunction<String> phones) {
        this.connections = connections;
        String url = hotline.endpoints().of(Service.INGEST_SMS) + "/twilio/messages";
        try (Webhooks stranger = new Webhooks(PhoneNetwork.stranger())) {
            this.forged = ReadyTexts.of(hotline, stranger, url, REQUESTS, phones);
        }
        this.scratch = ScratchTopic.create(hotline.kafka(), "bench-scratch");
        this.producer = producer(hotline.kafka());
    }

    Load.Task refused() {
        return (number, due) -> connections.status(forged.get(number)) == 403;
    }

    Load.Task produced() {
        return (number, due) -> {
            try {
                producer.send(new ProducerRecord<>(
                                scratch.name(), ScratchTopic.PARTITION, null, new byte[RECORD_BYTES]))
                        .get();
                return true;
            } catch (ExecutionException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    @Override
    public void close() {
        producer.close();
        scratch.close();
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaServer kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
