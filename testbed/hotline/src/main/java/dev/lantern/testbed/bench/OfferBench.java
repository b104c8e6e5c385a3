package dev.lantern.testbed.bench;

import static dev.lantern.testbed.bench.Report.millis;

import dev.lantern.events.Channel;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.LookupHash;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * From the sending of a text to the offer on the advocate's stream, exactly once, while advocates accept and complete
 * all that they are offered through the desk API. Floor: a record through a topic between bare clients at the same rate.
 */
final class OfferBench {

    private static final int RATE = 200;
    private static final int ADVOCATES = 60;
    private static final int CAPACITY = 100;

    /** The services compile while they warm up: at the full rate at once, two processors would only compile and queue. */
    private static final int[] WARM_UP_RATES = {10, 25, 50, 100};

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final double GOAL_P50_MILLIS = 30;
    private static final double GOAL_P99_MILLIS = 80;

    private final Hotline hotline;
    private final Report report;
    private final String url;
    private final Connections connections;
    private final LookupHash lookup;
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final Semaphore offered = new Semaphore(0);
    private volatile Histogram latency = histogram();
    private int phones;

    OfferBench(Hotline hotline, Report report) {
        this.hotline = hotline;
        this.report = report;
        this.url = hotline.endpoints().of(Service.INGEST_SMS) + "/twilio/messages";
        this.connections = new Connections(hotline.endpoints().of(Service.INGEST_SMS));
        this.lookup = Keyring.load(hotline.folders().allKeys()).lookup();
    }

    void run(Duration duration) throws InterruptedException {
        List<DeskStream> streams = new ArrayList<>();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ADVOCATES; i++) {
                streams.add(advocate("bench-" + i, hands));
            }
            Map<Integer, Histogram> warmingUp = new LinkedHashMap<>();
            for (int rate : WARM_UP_RATES) {
                measured(rate, WARM_UP);
                warmingUp.put(rate, latency);
                latency = histogram();
            }
            ProcessorTime before = ProcessorTime.of(hotline);
            Load.Measured webhooks = measured(RATE, duration);
            ProcessorTime after = ProcessorTime.of(hotline);
            Histogram offers = latency;
            report.title("Text sent -> offer on the advocate's stream, exactly once, " + RATE + " texts/s");
            warmingUp.forEach((rate, each) -> report.row("  warming up, " + rate + " texts/s", each, rate));
            report.row("text sent -> offer", offers, offers.getTotalCount() / (double) duration.toSeconds());
            report.row("  of it: webhook answered", webhooks);
            Histogram floor = HopFloor.measure(hotline.kafka(), RATE, duration);
            report.row("floor: bare producer -> bare consumer", floor, RATE);
            report.timesTheFloor(offers, floor);
            report.sentence("processor time of a text offered, accepted and completed: "
                    + after.each(offers.getTotalCount(), before));
            report.load(webhooks);
            report.goal(
                    "every text offered, p50 below %.0f ms, p99 below %.0f ms"
                            .formatted(GOAL_P50_MILLIS, GOAL_P99_MILLIS),
                    offers.getTotalCount() == RATE * duration.toSeconds()
                            && millis(offers.getValueAtPercentile(50)) < GOAL_P50_MILLIS
                            && millis(offers.getValueAtPercentile(99)) < GOAL_P99_MILLIS);
        } finally {
            streams.forEach(DeskStream::close);
            connections.close();
        }
    }

    private Load.Measured measured(int rate, Duration duration) throws InterruptedException {
        int texts = (int) (rate * duration.toSeconds());
        int firstNumber = phones;
        phones += texts;
        ReadyTexts ready =
                ReadyTexts.of(hotline, hotline.phones().webhooks(), url, texts, number -> phone(firstNumber + number));
        Load.Measured webhooks = Load.atRate(rate, duration, (number, due) -> {
            sentAt.put(Threads.ofTexts(lookup, Hotline.DEMO_LINE, Channel.SMS, phone(firstNumber + number)), due);
            return connections.status(ready.get(number)) == 200;
        });
        if (!offered.tryAcquire(texts - webhooks.failures(), 60, TimeUnit.SECONDS)) {
            report.sentence("only %d of %d texts were offered within a minute after %d/s"
                    .formatted(offered.drainPermits(), texts, rate));
        }
        return webhooks;
    }

    private static String phone(int number) {
        return "+1556%07d".formatted(number);
    }

    private DeskStream advocate(String name, ExecutorService hands) {
        DeskClient dana = desk("dana", "supervisor");
        dana.enrol(name, name, List.of("en"), Map.of(Channel.SMS.name(), CAPACITY));
        DeskClient desk = desk(name, "advocate");
        desk.signIn();
        DeskStream stream = desk.stream(null);
        stream.listen(event -> {
            if (event.kind().equals("offer-made")) {
                var offer = event.data().path("offer");
                Long sent = sentAt.remove(
                        ConversationIds.threadOf(offer.path("conversationId").asText()));
                if (sent != null) {
                    latency.recordValue(System.nanoTime() - sent);
                    offered.release();
                }
                hands.execute(() -> {
                    desk.accept(offer.path("offerId").asText());
                    desk.complete(offer.path("conversationId").asText());
                });
            }
        });
        return stream;
    }

    private DeskClient desk(String name, String role) {
        return new DeskClient(
                hotline.endpoints().of(Service.ROUTING),
                Hotline.DEMO_LINE,
                hotline.tokens().of(name, role));
    }

    private static Histogram histogram() {
        return new ConcurrentHistogram(Duration.ofMinutes(2).toNanos(), 3);
    }
}
