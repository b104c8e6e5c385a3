package dev.lantern.routing.host;

import dev.lantern.events.Topics;
import dev.lantern.routing.host.OpenTransactions.Open;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Ends transactions that are open in a partition though their coordinator knows nothing of them any more. A broker that
 * dies can leave one behind, and whoever reads only what is committed then waits at it for ever: the engine for its own
 * changelog, the channels for replies. It is what an operator does with {@code kafka-transactions.sh find-hanging} and
 * {@code abort} (KIP-664), without the hour until somebody looks. Only topics that routing writes in transactions are
 * looked at, and a transaction that its coordinator has open is left alone however old it is.
 */
final class HangingTransactions implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HangingTransactions.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration WITHIN = Duration.ofSeconds(5);

    /** Positions are committed in the same transactions. */
    private static final String POSITIONS = "__consumer_offsets";

    private final HostSettings settings;
    private final RoutingMeters meters;
    private final Duration tooOld;
    private final OpenTransactions seen = new OpenTransactions();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("hanging-transactions").daemon().unstarted(this::watch);

    HangingTransactions(HostSettings settings, RoutingMeters meters) {
        this.settings = settings;
        this.meters = meters;
        // The coordinator ends one of ours after the session time-out; it is given as long again.
        this.tooOld = settings.sessionTimeout().multipliedBy(2);
    }

    void start() {
        thread.start();
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
            long now = System.nanoTime();
            seen.observe(open(admin), now);
            for (Open old : seen.olderThan(tooOld, now)) {
                if (!knownToCoordinator(admin, old)) {
                    abort(admin, old);
                }
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // A broker that is away, or that does not let us look; what was seen open stays so until it is looked at.
            LOG.debugf("open transactions were not looked at: error=%s", e.getClass());
        }
    }

    private void abort(Admin admin, Open old) throws InterruptedException, ExecutionException, TimeoutException {
        get(admin.abortTransaction(new AbortTransactionSpec(
                        old.partition(), old.producerId(), old.producerEpoch(), old.coordinatorEpoch()))
                .all());
        meters.hangingTransaction();
        LOG.errorf(
                "a transaction that nobody would have ended was aborted: topic=%s partition=%d offset=%d",
                old.partition().topic(), old.partition().partition(), old.startOffset());
    }

    private Set<Open> open(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Set<Open> open = new HashSet<>();
        Map<TopicPartition, PartitionProducerState> states =
                get(admin.describeProducers(partitions(admin)).all());
        states.forEach((partition, state) -> {
            for (ProducerState producer : state.activeProducers()) {
                producer.currentTransactionStartOffset()
                        .ifPresent(offset -> open.add(new Open(
                                partition,
                                producer.producerId(),
                                (short) producer.producerEpoch(),
                                producer.coordinatorEpoch().orElse(0),
                                offset)));
            }
        });
        return open;
    }

    private List<TopicPartition> partitions(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> topics = get(admin.listTopics(new ListTopicsOptions().listInternal(true))
                        .names())
                .stream()
                .filter(this::written)
                .toList();
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic :
                get(admin.describeTopics(topics).allTopicNames()).values()) {
            topic.partitions().forEach(one -> partitions.add(new TopicPartition(topic.name(), one.partition())));
        }
        return partitions;
    }

    private boolean written(String topic) {
        return topic.equals(POSITIONS)
                || topic.startsWith(settings.applicationId() + "-")
                || RoutingTopology.SINKS.contains(topic)
                || RoutingTopology.SOURCES.stream().map(Topics::deadLettersOf).anyMatch(topic::equals);
    }

    private static boolean knownToCoordinator(Admin admin, Open old)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> ids = get(admin.listTransactions(
                                new ListTransactionsOptions().filterProducerIds(Set.of(old.producerId())))
                        .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
        return !ids.isEmpty()
                && get(admin.describeTransactions(ids).all()).values().stream()
                        .map(TransactionDescription::topicPartitions)
                        .anyMatch(partitions -> partitions.contains(old.partition()));
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
