package dev.lantern.routing.desk;

import static dev.lantern.routing.desk.DeskOnBroker.LINE;
import static dev.lantern.routing.desk.DeskOnBroker.PARTITIONS;
import static dev.lantern.routing.desk.DeskOnBroker.take;
import static dev.lantern.routing.desk.FeedWriter.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Refusal.Code;
import dev.lantern.events.Partitions;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.lines.LineFolder;
import dev.lantern.routing.engine.triage.Findings;
import dev.lantern.routing.host.HostSettings;
import dev.lantern.routing.host.RoutingHost;
import dev.lantern.routing.host.RoutingMeters;
import dev.lantern.testbed.servers.LanternTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeskStreamsTest {

    private static DeskOnBroker broker;
    private static FeedWriter writer;
    private static RoutingHost engine;

    private final String advocate = "a-" + UUID.randomUUID();

    @BeforeAll
    static void open() throws Exception {
        broker = new DeskOnBroker(5000, 100_000);
        writer = new FeedWriter(broker.bootstrapServers, PARTITIONS);
        engine = new RoutingHost(
                hostSettings(),
                Keyring.load(LanternTestResource.keysFolder()),
                LineFolder.open(LanternTestResource.linesFolder())::current,
                _ -> Findings.NONE,
                new RoutingMeters(new SimpleMeterRegistry()));
        engine.start();
    }

    @AfterAll
    static void close() {
        engine.close();
        writer.close();
        broker.close();
    }

    @Test
    void startsWithASnapshotAndNothingBeforeIt() throws InterruptedException {
        try (DeskStream stream = broker.open(advocate, OptionalLong.empty())) {
            List<FeedRecord> first = take(stream, 2);
            assertThat(first.getFirst().event()).isInstanceOf(FeedEvent.DeskSnapshot.class);
            assertThat(first.getLast().event()).isInstanceOf(FeedEvent.CommandAnswered.class);
        }
    }

    @Test
    void refusesWhatTheEngineRefuses() throws InterruptedException {
        assertThat(broker.desk
                        .streams()
                        .open(new DeskStreams.Reader("elsewhere", advocate, false), OptionalLong.empty(), () -> {}))
                .isInstanceOfSatisfying(
                        StreamOpening.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.UNKNOWN_LINE));
    }

    @Test
    void resumesRightAfterTheLastEventSeenAndGoesOnLive() throws InterruptedException {
        List<Long> offsets = writeAndSee("1", "2", "3", "4", "5");
        try (DeskStream stream = broker.open(advocate, OptionalLong.of(offsets.get(2)))) {
            assertThat(texts(take(stream, 2))).containsExactly("4", "5");
            writer.commit(List.of(event(advocate, LINE, "6")));
            assertThat(texts(take(stream, 1))).containsExactly("6");
        }
    }

    @Test
    void sendsNothingAgainToAClientThatHasSeenAll() throws InterruptedException {
        List<Long> offsets = writeAndSee("1", "2");
        try (DeskStream stream = broker.open(advocate, OptionalLong.of(offsets.getLast()))) {
            writer.commit(List.of(event(advocate, LINE, "3")));
            assertThat(texts(take(stream, 1))).containsExactly("3");
        }
    }

    @Test
    void leavesOutOtherLinesAndOtherAdvocatesAndWhatWasAborted() throws InterruptedException {
        List<Long> offsets = writeAndSee("1");
        writer.abort(List.of(event(advocate, LINE, "aborted")));
        writer.commit(List.of(
                event("somebody else", LINE, "not theirs"),
                event(advocate, "other", "another line"),
                event(advocate, LINE, "2")));
        try (DeskStream stream = broker.open(advocate, OptionalLong.of(offsets.getLast()))) {
            assertThat(texts(take(stream, 1))).containsExactly("2");
            assertThat(stream.next(Duration.ofMillis(300))).isEmpty();
        }
    }

    @Test
    void startsAnewWhenTheFeedNoLongerHasWhatWasMissed() throws Exception {
        List<Long> offsets = writeAndSee("1", "2", "3");
        TopicPartition partition = new TopicPartition(Topics.DESK_FEED, Partitions.of(advocate, PARTITIONS));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers))) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offsets.get(1) + 1)))
                    .all()
                    .get();
        }
        try (DeskStream stream = broker.open(advocate, OptionalLong.of(offsets.getFirst()))) {
            assertThat(take(stream, 1).getFirst().event()).isInstanceOf(FeedEvent.DeskSnapshot.class);
        }
        try (DeskStream stream = broker.open(advocate, OptionalLong.of(offsets.get(1)))) {
            assertThat(texts(take(stream, 1))).containsExactly("3");
        }
    }

    @Test
    void startsAnewWithAnIdThatTheFeedNeverGave() throws InterruptedException {
        try (DeskStream stream = broker.open(advocate, OptionalLong.of(10_000_000))) {
            assertThat(take(stream, 1).getFirst().event()).isInstanceOf(FeedEvent.DeskSnapshot.class);
        }
    }

    /** Streams come and go while events, aborted ones among them, are written without a pause. */
    @Test
    void missesAndDoublesNothingHoweverOftenItResumesUnderLoad() throws Exception {
        int events = 600;
        List<String> advocates = IntStream.range(0, 4)
                .mapToObj(i -> "busy-" + i + "-" + UUID.randomUUID())
                .toList();
        Map<String, Long> ends = new HashMap<>();
        for (String each : advocates) {
            ends.put(each, endOf(each));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> readers = new ArrayList<>();
            for (String each : advocates) {
                // The offset before the end may be a transaction marker: a client never has that one, but it is a
                // place.
                readers.add(threads.submit(reader(each, ends.get(each) - 1, events)));
            }
            Random random = new Random(7);
            for (int i = 0; i < events; ) {
                int batch = Math.min(1 + random.nextInt(20), events - i);
                List<FeedEvent> all = new ArrayList<>();
                for (int n = i; n < i + batch; n++) {
                    for (String each : advocates) {
                        all.add(event(each, LINE, Integer.toString(n)));
                    }
                }
                if (random.nextInt(4) == 0) {
                    writer.abort(all);
                } else {
                    writer.commit(all);
                    i += batch;
                }
            }
            List<String> expected =
                    IntStream.range(0, events).mapToObj(Integer::toString).toList();
            for (Future<List<String>> reader : readers) {
                assertThat(reader.get()).isEqualTo(expected);
            }
        }
    }

    /** Reads a few, goes away, comes back with the last id. */
    private static Callable<List<String>> reader(String advocate, long after, int count) {
        Random random = new Random(advocate.hashCode());
        return () -> {
            long last = after;
            List<String> seen = new ArrayList<>();
            while (seen.size() < count) {
                try (DeskStream stream = broker.open(advocate, OptionalLong.of(last))) {
                    List<FeedRecord> taken = take(stream, Math.min(1 + random.nextInt(60), count - seen.size()));
                    if (taken.isEmpty()) {
                        return seen;
                    }
                    last = taken.getLast().offset();
                    seen.addAll(texts(taken));
                }
            }
            return seen;
        };
    }

    private static long endOf(String advocate) throws Exception {
        TopicPartition partition = new TopicPartition(Topics.DESK_FEED, Partitions.of(advocate, PARTITIONS));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers))) {
            long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
            if (end == 0) {
                writer.commit(List.of(event(advocate, LINE, "first")));
                return endOf(advocate);
            }
            return end;
        }
    }

    /** In the same group as the service under test beside us, if there is one: then only one of both answers. */
    private static HostSettings hostSettings() throws IOException {
        return new HostSettings(
                "routing-service",
                Map.of("bootstrap.servers", broker.bootstrapServers),
                PARTITIONS,
                1,
                1,
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofSeconds(3),
                Files.createTempDirectory("routing"));
    }

    private List<Long> writeAndSee(String... texts) throws InterruptedException {
        try (DeskStream stream = broker.open(advocate, OptionalLong.empty())) {
            take(stream, 2);
            writer.commit(List.of(texts).stream()
                    .map(text -> event(advocate, LINE, text))
                    .toList());
            return take(stream, texts.length).stream().map(FeedRecord::offset).toList();
        }
    }

    private static List<String> texts(List<FeedRecord> records) {
        return records.stream().map(record -> FeedWriter.textOf(record.event())).toList();
    }
}
