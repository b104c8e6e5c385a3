package dev.lantern.testbed.bench;

import static dev.lantern.testbed.bench.Report.millis;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import java.net.URI;
import java.time.Duration;
import java.util.function.IntFunction;

/** From the signed webhook to the broker's acknowledgement, beside {@link WebhookFloors}. */
final class WebhookBench {

    private static final int RATE = 500;
    private static final int CLIENTS = 64;
    private static final int REQUESTS = 40_000;
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
        // A phone each: who texts more than a person can is slowed.
        IntFunction<String> phones = number -> "+1555%07d".formatted(2_000_000 + number);
        try (Connections connections = new Connections(edge);
                WebhookFloors floors = new WebhookFloors(hotline, connections, phones)) {
            ReadyTexts signed =
                    ReadyTexts.of(hotline, hotline.phones().webhooks(), edge + "/twilio/messages", REQUESTS, phones);
            Load.Task accepted = (number, due) -> connections.status(signed.get(number)) == 200;
            Load.Task refused = floors.refused();
            Load.Task produced = floors.produced();

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
        report.row(WebhookFloors.REFUSED, plain);
        report.row(WebhookFloors.PRODUCED, Load.atRate(RATE, duration, produced));
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
        report.row(WebhookFloors.REFUSED, plain);
        report.row(WebhookFloors.PRODUCED, Load.saturating(CLIENTS, duration, produced));
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
}
