package dev.lantern.testbed.bench;

import dev.lantern.events.Channel;
import dev.lantern.events.Decoded;
import dev.lantern.events.Envelope;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Threads;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.LookupHash;
import dev.lantern.testbed.EventLog;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many people text at the same time for a minute: each text is on the topic once, and those of one person are in the
 * order in which they wrote.
 */
final class SendersBench {

    private static final int SENDERS = 1_000;
    private static final int RATE = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Hotline hotline;
    private final Report report;
    private final Duration floor;
    private final URI edge;
    private final String url;

    /** @param floor how long each floor is measured */
    SendersBench(Hotline hotline, Report report, Duration floor) {
        this.hotline = hotline;
        this.report = report;
        this.floor = floor;
        this.edge = hotline.endpoints().of(Service.INGEST_SMS);
        this.url = edge + "/twilio/messages";
    }

    void run() {
        try (Connections connections = new Connections(edge);
                WebhookFloors floors = new WebhookFloors(hotline, connections, number -> sender(number % SENDERS))) {
            Load.atRate(RATE, WARM_UP, floors.refused());
            Load.Measured load = order(connections);
            Load.Measured plain = Load.atRate(RATE, floor, floors.refused());
            report.row(WebhookFloors.REFUSED, plain);
            report.row(WebhookFloors.PRODUCED, Load.atRate(RATE, floor, floors.produced()));
            report.timesTheFloor(load.latency(), plain.latency());
            report.load(load);
        }
    }

    private static String sender(int number) {
        return "+1558%07d".formatted(number);
    }

    private Load.Measured order(Connections connections) {
        List<TextMessage> texts = IntStream.range(0, RATE * (int) MINUTE.toSeconds())
                .mapToObj(i -> PhoneNetwork.compose(
                        sender(i % SENDERS), Hotline.DEMO_NUMBER, "I can write for a minute, number " + i))
                .toList();
        List<byte[]> requests = requests(texts);
        Map<String, List<Arrived>> arrived = new ConcurrentHashMap<>();
        try (EventLog log =
                EventLog.follow(hotline.kafka().bootstrapServers(), List.of(Topics.SIGNALS), false, (rec, decoded) -> {
                    if (decoded instanceof Decoded.Event(Envelope<?> envelope)
                            && envelope.event() instanceof SignalReceived signal) {
                        arrived.computeIfAbsent(signal.threadId(), thread -> new CopyOnWriteArrayList<>())
                                .add(new Arrived(
                                        envelope.id(), signal.attributes().getOrDefault("messageSid", "")));
                    }
                })) {
            report.title("%,d people, %d texts/s for a minute, through the signed webhook".formatted(SENDERS, RATE));
            Set<String> accepted = ConcurrentHashMap.newKeySet();
            Load.Task text = oneAfterAnother(connections, requests);
            Load.Measured load = Load.atRate(
                    RATE,
                    MINUTE,
                    (number, due) -> text.call(number, due)
                            && accepted.add(texts.get(number).sid()));
            report.row("signed text -> 200", load);
            awaitAll(accepted, arrived);
            tell(texts, accepted, arrived);
            return load;
        }
    }

    /** A person's next text leaves when the one before was answered: only then is there an order to keep. */
    private static Load.Task oneAfterAnother(Connections connections, List<byte[]> requests) {
        List<CountDownLatch> answered =
                requests.stream().map(request -> new CountDownLatch(1)).toList();
        return (number, due) -> {
            try {
                if (number >= SENDERS) {
                    answered.get(number - SENDERS).await();
                }
                return connections.status(requests.get(number)) == 200;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                answered.get(number).countDown();
            }
        };
    }

    /** @param id of the event, by which its readers know a copy of it */
    private record Arrived(String id, String sid) {}

    private static void awaitAll(Set<String> accepted, Map<String, List<Arrived>> arrived) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end
                && !arrived.values().stream()
                        .flatMap(List::stream)
                        .map(Arrived::sid)
                        .collect(Collectors.toSet())
                        .containsAll(accepted)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** What was not accepted a provider sends again, or elsewhere: it may be on the topic and need not. */
    private void tell(List<TextMessage> texts, Set<String> accepted, Map<String, List<Arrived>> arrived) {
        Map<String, List<String>> sent = new HashMap<>();
        LookupHash hash = Keyring.load(hotline.folders().allKeys()).lookup();
        texts.forEach(text -> sent.computeIfAbsent(
                        Threads.ofTexts(hash, Hotline.DEMO_LINE, Channel.SMS, text.from()), thread -> new ArrayList<>())
                .add(text.sid()));
        int lost = 0;
        int doubled = 0;
        int copies = 0;
        int outOfOrder = 0;
        for (Map.Entry<String, List<String>> one : sent.entrySet()) {
            List<Arrived> came = arrived.getOrDefault(one.getKey(), List.of());
            List<Arrived> events = came.stream().distinct().toList();
            List<String> once = events.stream().map(Arrived::sid).distinct().toList();
            copies += came.size() - events.size();
            doubled += events.size() - once.size();
            lost += (int) one.getValue().stream()
                    .filter(accepted::contains)
                    .filter(sid -> !once.contains(sid))
                    .count();
            outOfOrder +=
                    once.equals(one.getValue().stream().filter(once::contains).toList()) ? 0 : 1;
        }
        report.sentence("%,d texts: %,d accepted; of these %d lost; %d doubled, %d people's texts in another order"
                .formatted(texts.size(), accepted.size(), lost, doubled, outOfOrder));
        if (copies > 0) {
            report.sentence(
                    "%d events are twice on the topic, because the broker acknowledged too late: readers know them"
                            .formatted(copies));
        }
        report.goal(
                "all accepted, none lost, none doubled, order kept",
                accepted.size() == texts.size() && lost + doubled + outOfOrder == 0);
    }

    private List<byte[]> requests(List<TextMessage> texts) {
        return texts.stream()
                .map(text -> hotline.phones()
                        .webhooks()
                        .request(url, hotline.phones().inbound(text)))
                .toList();
    }
}
