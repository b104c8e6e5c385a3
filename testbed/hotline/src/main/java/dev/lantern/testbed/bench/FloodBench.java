package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.phone.PhoneNetwork;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * One person floods, fifty texts for one of anybody else's: the others must not notice, and nothing of the flood may be
 * refused. The load takes processors too, so the same is measured with requests that the service answers 404 without
 * looking at them: what the others wait beside those is not the flood's doing.
 */
final class FloodBench {

    private static final int OTHERS_RATE = 20;
    private static final int FLOOD_RATE = 50 * OTHERS_RATE;
    private static final String FLOODING = "+15590000000";
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final double NOTICED_MILLIS = 5;

    /** 1,200 texts of others: of fewer, a p95 is made of twenty and says little. */
    private static final Duration SHORTEST = Duration.ofSeconds(60);

    private final Hotline hotline;
    private final Report report;
    private final Duration duration;
    private final URI edge;

    FloodBench(Hotline hotline, Report report, Duration duration) {
        this.hotline = hotline;
        this.report = report;
        this.duration = duration.compareTo(SHORTEST) < 0 ? SHORTEST : duration;
        this.edge = hotline.endpoints().of(Service.INGEST_SMS);
    }

    void run() {
        int floods = FLOOD_RATE * (int) duration.plus(WARM_UP).toSeconds();
        List<byte[]> flooding = requests("/twilio/messages", floods, number -> FLOODING);
        List<byte[]> nowhere = requests("/nowhere", floods, number -> FLOODING);
        try (Connections connections = new Connections(edge);
                Connections beside = new Connections(edge)) {
            report.title("%d texts/s of many people, alone and beside %,d/s of one sender"
                    .formatted(OTHERS_RATE, FLOOD_RATE));
            Load.Task floor = (number, due) -> beside.status(nowhere.get(number % floods)) == 404;
            Load.Task flood = (number, due) -> beside.status(flooding.get(number % floods)) == 200;
            both(1, WARM_UP, connections, floor);
            both(2, WARM_UP, connections, flood);
            Load.Measured alone = Load.atRate(OTHERS_RATE, duration, others(3, connections));
            report.row("others, alone", alone);
            Both besideFloor = both(4, duration, connections, floor);
            report.row("floor: others, beside requests that are answered 404", besideFloor.others());
            int warmedUp = FLOOD_RATE * (int) WARM_UP.toSeconds();
            Both besideFlood = both(5, duration, connections, (number, due) -> flood.call(warmedUp + number, due));
            report.row("others, beside the flood", besideFlood.others());
            report.row("the flood, gathered", besideFlood.beside());
            report.sentence("p95 of others %.2f ms alone, %.2f ms beside the floor, %.2f ms beside the flood"
                    .formatted(
                            p95(alone.latency()),
                            p95(besideFloor.others().latency()),
                            p95(besideFlood.others().latency())));
            report.goal(
                    "nothing refused, and the others wait %.0f ms more than beside the floor at most"
                            .formatted(NOTICED_MILLIS),
                    besideFlood.beside().failures() + besideFlood.others().failures() == 0
                            && p95(besideFlood.others().latency())
                                    < p95(besideFloor.others().latency()) + NOTICED_MILLIS);
        }
    }

    private record Both(Load.Measured others, Load.Measured beside) {}

    private Both both(int round, Duration length, Connections connections, Load.Task task) {
        Load.Task texts = others(round, connections);
        Load.Measured[] beside = new Load.Measured[1];
        Thread flooder = Thread.ofPlatform().start(() -> beside[0] = Load.atRate(FLOOD_RATE, length, task));
        Load.Measured others = Load.atRate(OTHERS_RATE, length, texts);
        try {
            flooder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Both(others, beside[0]);
    }

    /** Other people in each round. */
    private Load.Task others(int round, Connections connections) {
        List<byte[]> texts = requests(
                "/twilio/messages", OTHERS_RATE * (int) duration.plus(WARM_UP).toSeconds(), number -> "+1559%d%06d"
                        .formatted(round, number));
        return (number, due) -> connections.status(texts.get(number)) == 200;
    }

    private List<byte[]> requests(String path, int count, IntFunction<String> phones) {
        return IntStream.range(0, count)
                .mapToObj(i -> hotline.phones()
                        .webhooks()
                        .request(
                                edge + path,
                                hotline.phones()
                                        .inbound(PhoneNetwork.compose(
                                                phones.apply(i), Hotline.DEMO_NUMBER, "Is somebody there " + i))))
                .toList();
    }

    private static double p95(Histogram latency) {
        return Report.millis(latency.getValueAtPercentile(95));
    }
}
