package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.servers.ChildProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Something is killed while texts arrive, and started again: each accepted text is kept exactly once, in order. */
class CrashStoryIT {

    private static final int PHONES = 5;
    private static final int TEXTS = 12;
    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final AtomicInteger NEXT_PHONE = new AtomicInteger(7_000_000);

    private final Hotline hotline = SharedHotline.get();

    @ParameterizedTest(name = "killing {0} loses and doubles nothing")
    @EnumSource(Service.class)
    void killing_a_service_loses_and_doubles_nothing(Service victim) throws Exception {
        ChildProcess process = hotline.service(victim);
        theLedgerHolds(process::kill, process::start);
    }

    @Test
    void killing_the_broker_loses_and_doubles_nothing() throws Exception {
        theLedgerHolds(hotline.kafka()::kill, hotline.kafka()::start);
    }

    @Test
    void killing_the_database_loses_and_doubles_nothing() throws Exception {
        theLedgerHolds(hotline.postgres()::kill, hotline.postgres()::start);
    }

    private void theLedgerHolds(Runnable fault, Runnable healing) throws Exception {
        Ledger ledger = new Ledger(hotline);
        List<String> phones = IntStream.range(0, PHONES)
                .mapToObj(i -> "+1555" + NEXT_PHONE.getAndIncrement())
                .toList();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> sending = phones.stream()
                    .map(phone -> people.submit(() -> ledger.send(phone, TEXTS)))
                    .toList();
            Patience.await(
                    HEALED,
                    () -> ledger.accepted().size() >= PHONES * TEXTS / 3,
                    () -> "texts are not accepted before anything is broken");
            fault.run();
            healing.run();
            for (Future<?> phone : sending) {
                await(phone);
            }
        }
        for (String phone : phones) {
            assertKeptOnceAndInOrder(ledger, phone);
        }
    }

    private void assertKeptOnceAndInOrder(Ledger ledger, String phone) {
        CasesClient cases = SharedHotline.cases("dana", "supervisor");
        List<String> sent = ledger.signalIdsOf(phone);
        Patience.await(
                HEALED,
                () -> keptWithConversation(cases, sent).size() == sent.size(),
                () -> keptWithConversation(cases, sent).size() + " of " + sent.size()
                        + " accepted texts are in a conversation");

        List<JsonNode> kept = keptWithConversation(cases, sent);
        assertThat(kept).extracting(signal -> signal.path("signalId").asText()).doesNotHaveDuplicates();
        Set<String> conversations = new HashSet<>();
        kept.forEach(signal -> conversations.add(signal.path("conversationId").asText()));
        assertThat(conversations)
                .as("the texts of one person are one conversation")
                .hasSize(1);

        JsonNode timeline = cases.find(conversations.iterator().next()).path("timeline");
        assertThat(signals(timeline)).as("in the order they were sent").containsExactlyElementsOf(sent);
        assertThat(moves(timeline, "QUEUED")).as("queued once").isEqualTo(1);
    }

    private static List<JsonNode> keptWithConversation(CasesClient cases, List<String> sent) {
        Set<String> wanted = Set.copyOf(sent);
        try {
            return cases.signals(Hotline.DEMO_LINE).stream()
                    .filter(signal -> wanted.contains(signal.path("signalId").asText()))
                    .filter(signal -> !signal.path("conversationId").asText("").isEmpty())
                    .toList();
        } catch (UncheckedIOException | IllegalStateException stillHealing) {
            return List.of();
        }
    }

    private static List<String> signals(JsonNode timeline) {
        return timeline.valueStream()
                .filter(entry -> entry.path("kind").asText().equals("SIGNAL"))
                .map(entry -> entry.path("signal").path("signalId").asText())
                .toList();
    }

    private static long moves(JsonNode timeline, String what) {
        return timeline.valueStream()
                .filter(entry -> entry.path("move").path("what").asText().equals(what))
                .count();
    }

    private static void await(Future<?> phone) throws InterruptedException {
        try {
            phone.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a phone could not send all its texts", e.getCause());
        }
    }
}
