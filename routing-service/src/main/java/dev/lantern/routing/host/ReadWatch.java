package dev.lantern.routing.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Asks the broker, now and then, whether what lies on our partitions is being decided: an engine that looks alive and reads
 * nothing is found from outside itself. While the broker does not answer nothing is said.
 */
final class ReadWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReadWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final HostSettings settings;
    private final Supplier<Set<TopicPartition>> ours;
    private final ReadProgress progress = new ReadProgress();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("read-watch").daemon().unstarted(this::watch);
    private volatile Duration stuck = Duration.ZERO;

    /** @param ours partitions that this instance decides now */
    ReadWatch(HostSettings settings, Supplier<Set<TopicPartition>> ours) {
        this.settings = settings;
        this.ours = ours;
    }

    void start() {
        thread.start();
    }

    /** For how long records have waited of which none was decided. */
    Duration stuck() {
        return stuck;
    }

    private void watch() {
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            while (!stop.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look(admin);
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped", e);
        }
    }

    private void look(Admin admin) throws InterruptedException {
        try {
            Map<TopicPartition, Long> ends = ends(admin, ours.get());
            progress.observe(committed(admin), ends, System.nanoTime());
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            progress.forget();
        }
        stuck = progress.longest(System.nanoTime());
    }

    private Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                get(admin.listOffsets(latest).all());
        return ends.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue()
                .offset()));
    }

    private Map<TopicPartition, Long> committed(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> offsets =
                get(admin.listConsumerGroupOffsets(settings.applicationId()).partitionsToOffsetAndMetadata());
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
    }
}
