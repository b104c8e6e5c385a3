package dev.lantern.cases.wire.kafka;

import dev.lantern.cases.wire.CaseSettings;
import dev.lantern.cases.wire.RepeatedWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Compares where the consumer is with where the broker, asked by another client, says that the topics end. */
@ApplicationScoped
public class LagWatch {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final Reading reading;
    private final StallDetector detector;
    private final AtomicLong lag = new AtomicLong();
    private final RepeatedWork looking = new RepeatedWork("lag-watch", PAUSE, this::look);

    private volatile Set<TopicPartition> stalled = Set.of();
    private @Nullable Admin admin;

    LagWatch(KafkaClients clients, Reading reading, CaseSettings settings, CaseMetrics metrics) {
        this.clients = clients;
        this.reading = reading;
        this.detector = new StallDetector(settings.stalledAfter());
        metrics.watchLag(lag);
        metrics.watchWaiting(reading);
    }

    public void start() {
        admin = clients.admin();
        looking.start();
    }

    public void stop() {
        looking.stop();
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }

    /** Partitions with something to read that stood still for too long; empty while waiting for the database. */
    Set<TopicPartition> stalled() {
        return stalled;
    }

    private void look() {
        Map<TopicPartition, Long> positions = reading.positions();
        Map<TopicPartition, Long> ends = ends(positions.keySet());
        lag.set(positions.entrySet().stream()
                .mapToLong(position -> Math.max(0, ends.getOrDefault(position.getKey(), 0L) - position.getValue()))
                .sum());
        if (reading.isWaiting()) {
            detector.forget();
            stalled = Set.of();
        } else {
            stalled = detector.observe(positions, ends, System.nanoTime());
        }
    }

    /** Empty while the broker does not answer: then there is nothing to read, and starting anew would not help. */
    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        Admin client = admin;
        if (client == null || partitions.isEmpty()) {
            return Map.of();
        }
        try {
            return client
                    .listOffsets(
                            partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())),
                            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException e) {
            return Map.of();
        }
    }
}
