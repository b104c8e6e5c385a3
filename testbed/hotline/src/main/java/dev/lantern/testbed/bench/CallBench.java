package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.phone.Form;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * How long a caller is silent: the greeting, which asks nobody, and the step at which the call becomes a signal and is
 * acknowledged by the broker; beside the same endpoint refusing a wrong signature.
 */
final class CallBench {

    private static final int RATE = 100;
    private static final int CALLS = 5_000;

    private final Hotline hotline;
    private final Report report;
    private final Duration duration;

    CallBench(Hotline hotline, Report report, Duration duration) {
        this.hotline = hotline;
        this.report = report;
        this.duration = duration;
    }

    void run() {
        URI edge = hotline.endpoints().of(Service.INGEST_VOICE);
        String greeting = edge + "/twilio/voice";
        String queue = greeting + "/queue?line=" + Hotline.DEMO_LINE + "&lang=en";
        try (Webhooks stranger = new Webhooks(PhoneNetwork.stranger());
                Connections connections = new Connections(edge)) {
            byte[][] greeted = requests(hotline.phones().webhooks(), greeting);
            byte[][] queued = requests(hotline.phones().webhooks(), queue);
            byte[][] forged = requests(stranger, queue);
            Load.Task greets = (number, due) -> connections.status(greeted[number % CALLS]) == 200;
            Load.Task queues = (number, due) -> connections.status(queued[number % CALLS]) == 200;
            Load.Task refuses = (number, due) -> connections.status(forged[number % CALLS]) == 403;

            Load.atRate(RATE, Duration.ofSeconds(5), queues); // warms up
            Load.atRate(RATE, Duration.ofSeconds(5), refuses);
            report.title("A caller hears the next words, " + RATE + " steps/s");
            Load.Measured signal = Load.atRate(RATE, duration, queues);
            Load.Measured plain = Load.atRate(RATE, duration, refuses);
            report.row("greeting", Load.atRate(RATE, duration, greets));
            report.row("the call is kept, then waiting", signal);
            report.row("floor: same endpoint, wrong signature -> 403, no Kafka", plain);
            report.timesTheFloor(signal.latency(), plain.latency());
            report.load(signal);
        }
    }

    private static byte[][] requests(Webhooks signer, String url) {
        return IntStream.range(0, CALLS)
                .mapToObj(n -> signer.request(
                        url,
                        Form.of(
                                "CallSid", "CA%032x".formatted(0xBE0000L + n),
                                "From", "+1555%07d".formatted(3_000_000 + n),
                                "To", Hotline.DEMO_NUMBER,
                                "CallStatus", "in-progress",
                                "Direction", "inbound",
                                "FromCountry", "US",
                                "Digits", "2")))
                .toArray(byte[][]::new);
    }
}
