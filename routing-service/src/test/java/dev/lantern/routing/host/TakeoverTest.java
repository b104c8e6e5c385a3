package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.testbed.servers.ChildProcess;
import dev.lantern.testbed.servers.KafkaServer;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another instance goes on where one stopped, or died. */
class TakeoverTest {

    private static final Logger LOG = Logger.getLogger(TakeoverTest.class);
    private static final int PARTITIONS = 4;

    /** Enough that each of two instances has some. */
    private static final List<String> LINES =
            IntStream.range(0, 8).mapToObj(i -> "line-" + i).toList();

    @TempDir
    Path folder;

    private final Path keys = LanternTestResource.keysFolder();
    private KafkaServer kafka;
    private KafkaProducer<byte[], byte[]> producer;
    private LogReader assignments;
    private LogReader feed;
    private LogReader replies;

    @BeforeEach
    void open() throws IOException {
        for (int i = 0; i < LINES.size(); i++) {
            Files.createDirectories(folder.resolve("lines"));
            Files.writeString(
                    folder.resolve("lines").resolve(LINES.get(i) + ".yaml"), """
                    line: %s
                    name: Line %d
                    languages: [en]
                    sms:
                      numbers: ["+1555020000%d"]
                    """.formatted(LINES.get(i), i, i));
        }
        kafka = KafkaTestResource.openOwn();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        assignments = new LogReader(kafka.bootstrapServers(), Topics.ASSIGNMENTS, PARTITIONS);
        feed = new LogReader(kafka.bootstrapServers(), Topics.DESK_FEED, PARTITIONS);
        replies = new LogReader(kafka.bootstrapServers(), Topics.REPLIES, PARTITIONS);
    }

    @AfterEach
    void close() {
        replies.close();
        feed.close();
        assignments.close();
        producer.close();
        kafka.close();
    }

    @Test
    void commandsAreDecidedBeforeTheSignalsThatWait() throws Exception {
        String line = LINES.getFirst();
        for (int i = 0; i < 2_000; i++) {
            send(Arrivals.text(line, "+1555020" + (1000 + i), "I need help"));
        }
        DeskCommand enrol = Arrivals.enrol(line, "maria");
        send(enrol);
        try (RoutingHost host = start("flooded")) {
            Instant decided = feed.await(
                            FeedEvent.CommandAnswered.class, e -> e.commandId().equals(enrol.commandId()))
                    .at();
            Instant first = assignments
                    .await(AssignmentEvent.ConversationQueued.class, e -> true)
                    .at();
            assertThat(decided).isBeforeOrEqualTo(first);
        }
    }

    @Test
    void anInstanceGoesOnFromWhatTheOneBeforeItKnew() throws Exception {
        String line = LINES.getFirst();
        SignalReceived signal = Arrivals.text(line, "+15550100142", "I need help");
        DeskCommand signIn = Arrivals.signIn(line, "maria");
        FeedEvent.Offer offer;
        try (RoutingHost first = start("first")) {
            send(Arrivals.enrol(line, "maria"));
            send(signIn);
            send(signal);
            offer = feed.await(FeedEvent.OfferMade.class, e -> true).offer();
            send(Arrivals.accept(line, "maria", offer.offerId()));
            assignments.await(AssignmentEvent.ConversationAssigned.class, e -> true);
        }
        try (RoutingHost second = start("second")) {
            send(signal);
            send(signIn);
            DeskCommand answer = new DeskCommand.SendAnswer(
                    Arrivals.id(),
                    line,
                    "maria",
                    Arrivals.AT,
                    offer.conversationId(),
                    Arrivals.seal(signal.threadId(), SealedField.REPLY_COPY, "Are you safe?"));
            send(answer);
            assertThat(replies.await(ReplyRequested.class, e -> true).replyId()).isEqualTo(answer.commandId());
            feed.await(FeedEvent.CommandAnswered.class, e -> e.commandId().equals(answer.commandId()));
        }
        assertThat(assignments.all(AssignmentEvent.ConversationQueued.class)).hasSize(1);
        assertThat(assignments.all(AssignmentEvent.ConversationContinued.class)).isEmpty();
        assertThat(feed.all(FeedEvent.CommandAnswered.class))
                .filteredOn(answer -> answer.commandId().equals(signIn.commandId()))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.refusal()).isNull());
    }

    @Test
    void nothingIsLostOrDoubledWhenAnInstanceIsKilled() throws Exception {
        try (ChildProcess doomed = HostProcess.child(
                        kafka.bootstrapServers(),
                        Files.createDirectories(folder.resolve("doomed")),
                        keys,
                        folder.resolve("lines"));
                RoutingHost survivor = hostNamed("survivor")) {
            doomed.start();
            survivor.start();
            await(survivor);
            Map<String, Long> sentAt = new HashMap<>();
            Map<String, Long> queuedAt = new HashMap<>();
            List<String> queued = new ArrayList<>();
            int signals = 400;
            for (int i = 0; i < signals; i++) {
                SignalReceived signal =
                        Arrivals.text(LINES.get(i % LINES.size()), "+1555%07d".formatted(i), "I need help");
                sentAt.put(signal.signalId(), System.nanoTime());
                send(signal);
                if (i == signals / 2) {
                    doomed.kill();
                }
                collect(queued, queuedAt);
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (queuedAt.size() < signals && System.nanoTime() < deadline) {
                collect(queued, queuedAt);
            }
            assertThat(queued).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sentAt.keySet());
            long longest = sentAt.entrySet().stream()
                    .mapToLong(sent -> queuedAt.get(sent.getKey()) - sent.getValue())
                    .max()
                    .orElseThrow();
            LOG.infof(
                    "an instance was killed: the longest a signal waited for its decision was %d ms",
                    longest / 1_000_000);
        }
    }

    @Test
    void decisionsGoOnWhenTheBrokerComesBack() throws Exception {
        String line = LINES.getFirst();
        try (RoutingHost host = start("only")) {
            send(Arrivals.text(line, "+15550100142", "before"));
            assignments.await(AssignmentEvent.ConversationQueued.class, e -> true);
            kafka.kill();
            assertThat(host.dead(Duration.ofSeconds(60))).isEmpty();
            kafka.start();
            SignalReceived after = Arrivals.text(line, "+15550100143", "after");
            send(after);
            assignments.await(
                    AssignmentEvent.ConversationQueued.class, e -> e.signalId().equals(after.signalId()));
        }
    }

    private void collect(List<String> queued, Map<String, Long> queuedAt) {
        for (LanternEvent event : assignments.more()) {
            if (event instanceof AssignmentEvent.ConversationQueued q) {
                queued.add(q.signalId());
                queuedAt.put(q.signalId(), System.nanoTime());
            }
        }
    }

    private RoutingHost hostNamed(String name) throws IOException {
        return HostProcess.host(
                HostProcess.settings(kafka.bootstrapServers(), Files.createDirectories(folder.resolve(name))),
                keys,
                folder.resolve("lines"));
    }

    private RoutingHost start(String name) throws IOException {
        RoutingHost host = hostNamed(name);
        host.start();
        await(host);
        return host;
    }

    private static void await(RoutingHost host) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!host.notReady().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the host was not ready within 60 s: " + host.notReady());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void send(LanternEvent event) throws Exception {
        producer.send(Arrivals.record(event, PARTITIONS)).get(30, TimeUnit.SECONDS);
    }
}
