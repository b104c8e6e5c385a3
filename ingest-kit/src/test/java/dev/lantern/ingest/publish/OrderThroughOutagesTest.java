package dev.lantern.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.SignalReceived;
import dev.lantern.ingest.Publication.OnBroker;
import dev.lantern.ingest.Publication.OnSpool;
import dev.lantern.ingest.Publication.Refused;
import dev.lantern.ingest.SampleSignals;
import dev.lantern.testbed.servers.KafkaServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several writers of each thread go on writing while the broker hangs and comes back, again and again: events go past
 * the spool, into it and past it again. What was accepted before another was even begun has to arrive before it.
 */
class OrderThroughOutagesTest {

    private static final int THREADS = 20;
    private static final int WRITERS_OF_EACH = 3;
    private static final int OUTAGES = 3;

    /** One call of publish that was accepted, in nanoseconds. */
    private record Accepted(long begun, long ended) {}

    private final Map<String, Accepted> accepted = new ConcurrentHashMap<>();
    private final Semaphore onBroker = new Semaphore(0);
    private final Semaphore onSpool = new Semaphore(0);
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean writing = true;

    @Test
    void what_was_accepted_first_arrives_first(@TempDir Path brokerFolder, @TempDir Path spoolFolder) throws Exception {
        try (KafkaServer broker = KafkaServer.embedded(brokerFolder);
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            broker.createTopics(4);
            try (SignalsOnTopic topic = new SignalsOnTopic(broker.bootstrapServers(), "order");
                    Publishing publishing = start(broker, spoolFolder)) {
                for (int t = 0; t < THREADS; t++) {
                    String thread = "person-" + t;
                    String line = "order-" + t % 6;
                    for (int w = 0; w < WRITERS_OF_EACH; w++) {
                        writers.submit(() -> write(publishing, line, thread));
                    }
                }
                for (int i = 0; i < OUTAGES; i++) {
                    await(onBroker, 500);
                    broker.freeze();
                    await(onSpool, 500);
                    broker.thaw();
                }
                await(onBroker, 500);
                writing = false;
                writers.close();

                assertOrder(topic.await(accepted.size()));
            }
        }
    }

    private void write(Publishing publishing, String line, String thread) {
        while (writing) {
            int number = numbers.getAndIncrement();
            var signal = SampleSignals.signal(line, thread, number);
            long begun = System.nanoTime();
            switch (publishing.publisher().publish(signal)) {
                case OnBroker broker -> onBroker.release();
                case OnSpool spool -> onSpool.release();
                case Refused refused -> throw new AssertionError("refused: " + refused.reason());
            }
            accepted.put(signal.id(), new Accepted(begun, System.nanoTime()));
        }
    }

    private void assertOrder(List<SignalReceived> onTopic) {
        Map<String, Set<String>> firsts = new LinkedHashMap<>();
        onTopic.forEach(signal -> firsts.computeIfAbsent(signal.threadId(), thread -> new LinkedHashSet<>())
                .add(signal.signalId()));
        assertThat(firsts.values().stream().mapToInt(Set::size).sum()).isEqualTo(accepted.size());
        firsts.forEach((thread, ids) -> {
            long latestBegin = Long.MIN_VALUE;
            for (String id : ids) {
                Accepted call = Objects.requireNonNull(accepted.get(id), "nobody accepted it");
                assertThat(call.ended())
                        .as("an event of %s that was begun after %s had been accepted arrived before it", thread, id)
                        .isGreaterThan(latestBegin);
                latestBegin = Math.max(latestBegin, call.begun());
            }
        });
    }

    private static void await(Semaphore outcome, int times) throws InterruptedException {
        outcome.drainPermits();
        assertThat(outcome.tryAcquire(times, 60, TimeUnit.SECONDS)).isTrue();
    }

    private static Publishing start(KafkaServer broker, Path spoolFolder) {
        return Publishing.start(
                new PublishingSettings(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        4,
                        Duration.ofSeconds(1),
                        spoolFolder,
                        256 << 20),
                new SimpleMeterRegistry(),
                InstantSource.system());
    }
}
