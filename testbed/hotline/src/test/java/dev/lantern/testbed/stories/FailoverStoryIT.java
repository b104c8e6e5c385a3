package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Decoded;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.EventLog;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.HotlineSettings;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.servers.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two routing instances share the work, and the one that decides for the line is killed under load. */
class FailoverStoryIT {

    private static final int PER_SECOND = 200;
    private static final Duration BEFORE = Duration.ofSeconds(8);
    private static final Duration AFTER = Duration.ofSeconds(8);
    private static final int ADVOCATES = 4;
    private static final Duration HEALED = Duration.ofSeconds(120);

    /** What is printed is the figure; this only says that something is badly wrong, whatever else the machine does. */
    private static final Duration MUCH_TOO_LONG = Duration.ofSeconds(120);

    private Hotline hotline;
    private Hotline.Instance second;
    private SignalSource signals;

    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> queuedSignals = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> assignments = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> feeds = new ConcurrentHashMap<>();
    private volatile long killedAt;
    private volatile Instant killedTime = Instant.MAX;

    /**
     * @param decided engine time
     * @param arrived nanoseconds
     */
    private record Seen(Instant decided, long arrived) {}

    private final Queue<Seen> assignedAt = new ConcurrentLinkedQueue<>();
    private EventLog log;

    @BeforeEach
    void open() throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "failover-");
        writeLine(data.resolve("lines"));
        Consumer<String> progress = sentence -> System.out.println("  " + sentence);
        hotline = Hotline.start(
                HotlineSettings.embedded(Folders.ofCheckout().withData(data), Endpoints.from(0)),
                List.of(Service.ROUTING),
                progress);
        second = hotline.another(Service.ROUTING, "routing-service-2", progress);
        second.process().start();
        signals = new SignalSource(hotline);
        log = EventLog.follow(
                hotline.kafka().bootstrapServers(),
                List.of(Topics.ASSIGNMENTS, Topics.DESK_FEED),
                false,
                (record, decoded) -> keep(record.offset(), decoded));
    }

    @AfterEach
    void close() {
        log.close();
        signals.close();
        second.process().stop();
        hotline.close();
    }

    @Test
    void killing_the_instance_that_decides_loses_nothing_doubles_nothing_and_hardly_stops() throws Exception {
        URI firstDesk = hotline.endpoints().of(Service.ROUTING);
        ChildProcess active = active(firstDesk) ? hotline.service(Service.ROUTING) : second.process();
        List<RoamingAdvocate> advocates = IntStream.range(0, ADVOCATES)
                .mapToObj(i -> advocate(
                        i, i % 2 == 0 ? List.of(firstDesk, second.address()) : List.of(second.address(), firstDesk)))
                .toList();
        DeskClient dana =
                new DeskClient(firstDesk, Hotline.DEMO_LINE, hotline.tokens().of("dana", "supervisor"));
        int before = (int) (PER_SECOND * BEFORE.toSeconds());
        List<SignalReceived> all = signals.texts(before + (int) (PER_SECOND * AFTER.toSeconds()));
        try {
            advocates.forEach(one -> one.begin(dana));
            send(all.subList(0, before));
            active.kill();
            killedAt = System.nanoTime();
            killedTime = Instant.now();
            send(all.subList(before, all.size()));
            Patience.await(
                    HEALED,
                    () -> queuedSignals.size() >= accepted.size() && assignedSince(killedAt) > 2 * ADVOCATES,
                    () -> queuedSignals.size() + " of " + accepted.size() + " signals are queued, "
                            + assignedSince(killedAt) + " were assigned after the kill");
        } finally {
            advocates.forEach(RoamingAdvocate::close);
        }

        assertThat(queuedSignals)
                .as("each accepted signal began one conversation, and nothing else did")
                .containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(accepted).hasSameSizeAs(all);
        assertThat(assignments.values()).as("no conversation is assigned twice").containsOnly(1);
        assertThat(advocates).allSatisfy(advocate -> {
            assertThat(advocate.problems()).isEmpty();
            assertThat(advocate.seen()).as("in order, none twice").isSorted().doesNotHaveDuplicates();
            assertThat(advocate.seen())
                    .as("all of the feed, from the first event on until they left")
                    .containsExactlyElementsOf(feedOf(advocate));
        });
        assertThat(advocates)
                .as("half of them had to come back at the other instance")
                .filteredOn(advocate -> advocate.openings() > 1)
                .hasSizeGreaterThanOrEqualTo(ADVOCATES / 2);

        Duration pause = untilNextAssignment();
        System.out.printf(
                "  the deciding instance was killed at %d signals/s: %d signals, the next assignment came after %d"
                        + " ms%n",
                PER_SECOND, accepted.size(), pause.toMillis());
        assertThat(pause).isLessThan(MUCH_TOO_LONG);
    }

    /** Somebody always waits: what is measured is the engine, not how fast people are. */
    private static void writeLine(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(Hotline.DEMO_LINE + ".yaml"), """
                    line: %s
                    name: National
                    languages: [en]
                    sms:
                      numbers: ["%s"]
                    routing:
                      capacityWeights: { SMS: 1 }
                      offerTimeout: 10m
                    """.formatted(Hotline.DEMO_LINE, Hotline.DEMO_NUMBER));
    }

    private void keep(long offset, Decoded decoded) {
        if (!(decoded instanceof Decoded.Event(var envelope))) {
            return;
        }
        switch (envelope.event()) {
            case AssignmentEvent.ConversationQueued queued -> queuedSignals.add(queued.signalId());
            case AssignmentEvent.ConversationAssigned assigned -> {
                assignedAt.add(new Seen(assigned.at(), System.nanoTime()));
                assignments.merge(assigned.conversationId(), 1, Integer::sum);
            }
            case FeedEvent feed ->
                feeds.computeIfAbsent(feed.advocateId(), id -> new ArrayList<>())
                        .add(offset);
            default -> {}
        }
    }

    private List<Long> feedOf(RoamingAdvocate advocate) {
        List<Long> seen = advocate.seen();
        return feeds.getOrDefault(advocate.name(), List.of()).stream()
                .filter(offset -> offset >= seen.getFirst() && offset <= seen.getLast())
                .toList();
    }

    private RoamingAdvocate advocate(int number, List<URI> desks) {
        String name = "failover-" + number;
        return new RoamingAdvocate(name, hotline.tokens().of(name, "advocate"), desks);
    }

    /** At a constant rate, whatever the answers. */
    private void send(List<SignalReceived> texts) {
        long begun = System.nanoTime();
        for (int i = 0; i < texts.size(); i++) {
            LockSupport.parkNanos(begun + i * (1_000_000_000L / PER_SECOND) - System.nanoTime());
            signals.send(texts.get(i), accepted::add);
        }
        signals.flush();
    }

    private long assignedSince(long since) {
        return assignedAt.stream().filter(seen -> seen.arrived() > since).count();
    }

    /** Until the first assignment that the other instance decided could be read. */
    private Duration untilNextAssignment() {
        return assignedAt.stream()
                .filter(seen -> seen.decided().isAfter(killedTime))
                .mapToLong(seen -> seen.arrived() - killedAt)
                .mapToObj(Duration::ofNanos)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /** Only the instance that decides for a line says how it stands. */
    private static boolean active(URI instance) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String metrics = client.send(
                            HttpRequest.newBuilder(instance.resolve("/q/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return metrics.contains("lantern_queue_longest_wait_seconds{line=\"" + Hotline.DEMO_LINE + "\"");
        }
    }
}
