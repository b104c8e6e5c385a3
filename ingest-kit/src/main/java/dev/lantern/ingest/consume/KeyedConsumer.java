package dev.lantern.ingest.consume;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads one topic at least once: records of one key one after another, records of different keys at the same time, each
 * on a virtual thread. A record is committed when it and all before it in its partition are done, so that a slow one
 * holds back commits and nothing else.
 */
public final class KeyedConsumer implements AutoCloseable {

    /** What is done with a record. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Returning means done. A handler that cannot go on tries until it can; what it throws leaves the record for the
         * next run of the service.
         *
         * @param maybeAgain an earlier owner of the partition may have done it, in part or whole
         * @param stillOurs false once another instance may be at it too
         * @throws InterruptedException when it stops half-way because it was asked to
         */
        void handle(ConsumerRecord<byte[], byte[]> record, boolean maybeAgain, BooleanSupplier stillOurs)
                throws InterruptedException;
    }

    /**
     * @param underWay how many records may be in memory; above it nothing more is fetched
     * @param patience how long a partition that leaves waits for what runs
     * @param stuckAfter how long one record, or one round of fetching, takes only when something is wrong
     */
    public record Limits(int underWay, Duration patience, Duration stuckAfter) {}

    private static final System.Logger LOG = System.getLogger(KeyedConsumer.class.getName());
    private static final Duration POLL = Duration.ofMillis(100);
    /** Each commit is a write at the broker, like a record: one for every record would double its work. */
    private static final Duration COMMIT_EVERY = Duration.ofMillis(250);

    private static final Duration ASK_BROKER = Duration.ofSeconds(5);
    private static final Duration RESTART = Duration.ofSeconds(2);

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Handler handler;
    private final Limits limits;

    private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>(); // the fetching thread's alone
    private final Map<String, CompletableFuture<Void>> lanes = new ConcurrentHashMap<>();
    private final Map<ConsumerRecord<byte[], byte[]>, Long> runningSince = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("record-", 0).factory());
    private final Thread fetching;
    private long committedAt = System.nanoTime(); // the fetching thread's alone
    private volatile long fetchedAt = System.nanoTime();
    private volatile boolean closing;

    /** @param consumers makes one that commits nothing by itself; asked again after a failure */
    public KeyedConsumer(String topic, Supplier<Consumer<byte[], byte[]>> consumers, Handler handler, Limits limits) {
        this.topic = topic;
        this.consumers = consumers;
        this.handler = handler;
        this.limits = limits;
        this.fetching = Thread.ofPlatform().name("fetch-" + topic).daemon().unstarted(this::run);
    }

    public void start() {
        fetching.start();
    }

    /** Why this consumer does not get on, in words without personal data; empty when it does. */
    public Optional<String> stuck() {
        long now = System.nanoTime();
        long limit = limits.stuckAfter().toNanos();
        if (now - fetchedAt > limit) {
            return Optional.of(topic + ": nothing was fetched for " + limits.stuckAfter());
        }
        return runningSince.values().stream().anyMatch(since -> now - since > limit)
                ? Optional.of(topic + ": one record has been under way for " + limits.stuckAfter())
                : Optional.empty();
    }

    public int underWay() {
        return underWay.get();
    }

    /** Lets what runs come to its end, within the patience, and commits it. */
    @Override
    public void close() {
        closing = true;
        if (fetching.getState() == Thread.State.NEW) {
            return;
        }
        try {
            fetching.join(limits.patience().plus(ASK_BROKER.multipliedBy(2)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }

    private void run() {
        while (!closing) {
            try {
                fetchUntilClosing(consumers.get());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "fetching from {0} failed and starts again", topic, e);
                lose(List.copyOf(owned.keySet()));
                pauseBeforeRestart();
            }
        }
    }

    private void fetchUntilClosing(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.subscribe(List.of(topic), new Ownership(consumer));
            while (!closing) {
                fetch(consumer);
            }
        } finally {
            // Not its default of 30 s: without a broker nobody is there to say good-bye to.
            consumer.close(CloseOptions.timeout(ASK_BROKER));
        }
    }

    private void fetch(Consumer<byte[], byte[]> consumer) {
        if (System.nanoTime() - committedAt > COMMIT_EVERY.toNanos()) {
            Map<TopicPartition, OffsetAndMetadata> done = toCommit(owned.keySet(), false);
            if (!done.isEmpty()) {
                // Asynchronously: a commit that is lost is made up for by the next.
                consumer.commitAsync(done, null);
                committedAt = System.nanoTime();
            }
        }
        if (underWay.get() >= limits.underWay()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            OwnedPartition partition = owned.get(new TopicPartition(record.topic(), record.partition()));
            if (partition != null) {
                enqueue(record, partition);
            }
        }
        fetchedAt = System.nanoTime();
    }

    private void enqueue(ConsumerRecord<byte[], byte[]> record, OwnedPartition partition) {
        partition.arrived(record.offset());
        underWay.incrementAndGet();
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        String lane = record.partition() + "/" + key;
        CompletableFuture<Void> last = lanes.compute(
                lane, (name, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .thenRunAsync(() -> work(record, partition), workers));
        last.whenComplete((nothing, failure) -> lanes.remove(lane, last));
    }

    /** Throws nothing: the lane goes on with its next record. */
    private void work(ConsumerRecord<byte[], byte[]> record, OwnedPartition partition) {
        boolean done = false;
        boolean began = partition.begin();
        try {
            if (began) {
                runningSince.put(record, System.nanoTime());
                handler.handle(record, partition.maybeHandledBefore(record.offset()), partition::ours);
                done = true;
                runningSince.remove(record);
            }
        } catch (InterruptedException e) {
            runningSince.remove(record);
            LOG.log(Level.INFO, "record left for its next owner offset={0,number,#}", record.offset());
        } catch (RuntimeException e) {
            // It stays in runningSince: nothing of its partition is committed any more, and stuck() must tell.
            // The class alone is logged: a message may quote what a person wrote.
            LOG.log(Level.ERROR, "record not handled offset={0,number,#} failure={1}", record.offset(), e.getClass());
        } finally {
            underWay.decrementAndGet();
            if (began) {
                partition.end(record.offset(), done);
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> toCommit(Collection<TopicPartition> partitions, boolean again) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OwnedPartition own = owned.get(partition);
            if (own != null) {
                own.toCommit(again).ifPresent(offset -> done.put(partition, new OffsetAndMetadata(offset)));
            }
        }
        return done;
    }

    private void lose(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OwnedPartition own = owned.remove(partition);
            if (own != null) {
                own.lose();
            }
        }
    }

    private void pauseBeforeRestart() {
        try {
            Thread.sleep(RESTART);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs on the fetching thread, inside a poll or a close. */
    private final class Ownership implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        Ownership(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        /** Whatever is in a partition by now may have been handled by whoever had it before. */
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.endOffsets(partitions, ASK_BROKER)
                    .forEach((partition, end) -> owned.put(partition, new OwnedPartition(end)));
        }

        /** Nothing more begins; what runs may end, so that the next owner need not guess about it. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            List<OwnedPartition> leaving = partitions.stream()
                    .filter(owned::containsKey)
                    .map(owned::get)
                    .toList();
            leaving.forEach(OwnedPartition::lose);
            long until = System.nanoTime() + limits.patience().toNanos();
            try {
                for (OwnedPartition partition : leaving) {
                    partition.awaitQuiet(until);
                }
                Map<TopicPartition, OffsetAndMetadata> done = toCommit(partitions, true);
                if (!done.isEmpty()) {
                    consumer.commitSync(done, ASK_BROKER);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lose(partitions);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            lose(partitions);
        }
    }
}
