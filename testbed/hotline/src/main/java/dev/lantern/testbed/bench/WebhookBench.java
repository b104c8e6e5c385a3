package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import dev.lantern.testbed.phone.Webhooks;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * From the signed webhook to the broker's acknowledgement. Floors: the same endpoint refusing a wrong signature (all of
 * HTTP, parsing and signature, no sealing and no Kafka), and a bare producer waiting for each acknowledgement.
 */
final class WebhookBench {

    private static final String SCRATCH_TOPIC = "bench-scratch";
    private static final int RECORD_BYTES = 2_000; // about a sealed text with its headers
    private static final int CLIENTS = 64;

    private final Hotline hotline;
    private final Report report;
    private final Duration duration;
    private final String url;

    WebhookBench(Hotline hotline, Report report, Duration duration) {
        this.hotline = hotline;
        this.report = report;
        this.duration = duration;
        this.url = hotline.endpoints().of(Service.INGEST_SMS) + "/twilio/messages";
    }

    void run() {
        PhoneNetwork phones = hotline.phones();
        try (Webhooks unsigned = new Webhooks(PhoneNetwork.stranger());
                KafkaProducer<byte[], byte[]> producer = producer()) {
            Load.Task accepted = number -> phones.send(text(number)).accepted();
            Load.Task refused = number ->
                    unsigned.post(url, phones.inbound(text(number))) instanceof Webhooks.Answer.Answered answered
                            && answered.status() == 403;
            Load.Task produced = number -> produce(producer);

            Load.saturating(8, Duration.ofSeconds(5), accepted);
            Load.saturating(8, Duration.ofSeconds(3), refused);
            Load.saturating(8, Duration.ofSeconds(2), produced);

            report.title("Webhook answered after the broker's acknowledgement, 500 texts/s");
            report.row("signed text -> 200", Load.atRate(500, duration, accepted));
            report.row("floor: same endpoint, wrong signature -> 403, no Kafka", Load.atRate(500, duration, refused));
            report.row("floor: bare producer, acks=all, 2 kB", Load.atRate(500, duration, produced));

            report.title("The same at saturation, " + CLIENTS + " clients that never pause");
            Load.Measured full = Load.saturating(CLIENTS, duration, accepted);
            Load.Measured plain = Load.saturating(CLIENTS, duration, refused);
            report.row("signed text -> 200", full);
            report.row("floor: same endpoint, wrong signature -> 403, no Kafka", plain);
            report.row("floor: bare producer, acks=all, 2 kB", Load.saturating(CLIENTS, duration, produced));
            report.sentence("%.0f %% of the throughput of the same endpoint without Kafka"
                    .formatted(100 * full.perSecond() / plain.perSecond()));
        }
    }

    private static TextMessage text(int number) {
        return PhoneNetwork.compose(
                "+1555%07d".formatted(2_000_000 + number % 1_000),
                Hotline.DEMO_NUMBER,
                "I am alone for a few minutes, please tell me where I can go tonight");
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", hotline.kafka().bootstrapServers(), "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static boolean produce(KafkaProducer<byte[], byte[]> producer) {
        try {
            producer.send(new ProducerRecord<>(SCRATCH_TOPIC, 0, null, new byte[RECORD_BYTES]))
                    .get();
            return true;
        } catch (java.util.concurrent.ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
