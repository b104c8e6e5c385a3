package dev.lantern.testbed.bench;

import static dev.lantern.testbed.bench.Report.millis;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.Webhooks;
import dev.lantern.testbed.servers.KafkaServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * From the signed webhook to the broker's acknowledgement. Floors: the same endpoint refusing a wrong signature (all of
 * HTTP, parsing and signature, no sealing and no Kafka), and a bare producer waiting for each acknowledgement.
 */
final class WebhookBench {

    private static final int RATE = 500;
    private static final int CLIENTS = 64;
    private static final int REQUESTS = 40_000;
    private static final int RECORD_BYTES = 2_000; // about a sealed text with its headers
    private static final double GOAL_P99_MILLIS = 10;
    private static final double GOAL_SHARE = 0.5;

    private final Hotline hotline;
    private final Report report;
    private final Duration duration;

    WebhookBench(Hotline hotline, Report report, Duration duration) {
        this.hotline = hotline;
        this.report = report;
        this.duration = duration;
    }

    void run() {
        URI edge = hotline.endpoints().of(Service.INGEST_SMS);
        String url = edge + "/twilio/messages";
        try (Webhooks stranger = new Webhooks(PhoneNetwork.stranger());
                Connections connections = new Connections(edge);
                ScratchTopic scratch = ScratchTopic.create(hotline.kafka(), "bench-scratch");
                KafkaProducer<byte[], byte[]> producer = producer(hotline.kafka())) {
            ReadyTexts signed = ready(hotline.phones().webhooks(), url);
            ReadyTexts forged = ready(stranger, url);
            Load.Task accepted = (number, due) -> connections.status(signed.get(number)) == 200;
            Load.Task refused = (number, due) -> connections.status(forged.get(number)) == 403;
            Load.Task produced = (number, due) -> produce(producer, scratch);

            Load.saturating(CLIENTS, Duration.ofSeconds(10), accepted); // warms up
            Load.saturating(CLIENTS, Duration.ofSeconds(5), refused);
            Load.saturating(CLIENTS, Duration.ofSeconds(3), produced);
            atRate(accepted, refused, produced);
            atSaturation(accepted, refused, produced);
        }
    }

    private void atRate(Load.Task accepted, Load.Task refused, Load.Task produced) {
        report.title("Webhook answered after the broker's acknowledgement, " + RATE + " texts/s");
        Load.Measured text = Load.atRate(RATE, duration, accepted);
        report.row("signed text -> 200", text);
        Load.Measured plain = Load.atRate(RATE, duration, refused);
        report.row("floor: same endpoint, wrong signature -> 403, no Kafka", plain);
        report.row("floor: bare producer, acks=all, 2 kB", Load.atRate(RATE, duration, produced));
        report.timesTheFloor(text.latency(), plain.latency());
        report.load(text);
        report.goal(
                "p99 below %.0f ms".formatted(GOAL_P99_MILLIS),
                text.failures() == 0 && millis(text.latency().getValueAtPercentile(99)) < GOAL_P99_MILLIS);
    }

    private void atSaturation(Load.Task accepted, Load.Task refused, Load.Task produced) {
        report.title("The same at saturation, " + CLIENTS + " clients that never pause");
        ProcessorTime before = ProcessorTime.of(hotline);
        Load.Measured text = Load.saturating(CLIENTS, duration, accepted);
        ProcessorTime between = ProcessorTime.of(hotline);
        report.row("signed text -> 200", text);
        Load.Measured plain = Load.saturating(CLIENTS, duration, refused);
        ProcessorTime after = ProcessorTime.of(hotline);
        report.row("floor: same endpoint, wrong signature -> 403, no Kafka", plain);
        report.row("floor: bare producer, acks=all, 2 kB", Load.saturating(CLIENTS, duration, produced));
        double share = text.perSecond() / plain.perSecond();
        report.sentence(
                "%.0f %% of the throughput of the same endpoint without Kafka; the load kept %.2f processors busy"
                        .formatted(100 * share, text.processors()));
        report.sentence(
                "processor time of a text: " + between.each(text.latency().getTotalCount(), before));
        report.sentence(
                "processor time of a refusal: " + after.each(plain.latency().getTotalCount(), between));
        report.goal("at least %.0f %%".formatted(100 * GOAL_SHARE), text.failures() == 0 && share >= GOAL_SHARE);
    }

    private ReadyTexts ready(Webhooks signer, String url) {
        // A phone each: who texts more than a person can is slowed.
        return ReadyTexts.of(hotline, signer, url, REQUESTS, number -> "+1555%07d".formatted(2_000_000 + number));
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaServer kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static boolean produce(KafkaProducer<byte[], byte[]> producer, ScratchTopic scratch) {
        try {
            producer.send(new ProducerRecord<>(scratch.name(), ScratchTopic.PARTITION, null, new byte[RECORD_BYTES]))
                    .get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
