package dev.lantern.cases.wire.kafka;

import dev.lantern.cases.store.StoreUnavailableException;
import dev.lantern.cases.wire.CaseSettings;
import dev.lantern.cases.wire.DatabaseWatch;
import dev.lantern.cases.wire.kafka.DeadLetterTopics.DeadLettersUnavailableException;
import dev.lantern.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics, applies each batch, and only then commits its offsets. A loop of our own rather than a messaging
 * framework's channel: while the database is away it must stay in its group, take nothing, and lose nothing, for as long
 * as it takes.
 */
@ApplicationScoped
public class CaseConsumer {

    static final List<String> TOPICS = List.of(Topics.SIGNALS, Topics.ASSIGNMENTS, Topics.REPLIES, Topics.DELIVERIES);

    private static final Logger LOG = Logger.getLogger(CaseConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration COMMIT = Duration.ofSeconds(10);
    private static final Duration POSITION = Duration.ofMillis(100);
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final Applier applier;
    private final DatabaseWatch database;
    private final Reading reading;
    private final BackOff backOff;

    private volatile boolean stopping;
    private @Nullable Thread thread;

    /** What was applied is not committed yet; touched by the consumer's thread alone. */
    private boolean commitOwed;

    CaseConsumer(
            KafkaClients clients, Applier applier, DatabaseWatch database, Reading reading, CaseSettings settings) {
        this.clients = clients;
        this.applier = applier;
        this.database = database;
        this.reading = reading;
        this.backOff = new BackOff(settings.retryFirst(), settings.retryMost());
    }

    /** Nothing while it runs: two would share what one thread alone may touch. */
    public synchronized void start() {
        if (isAlive() && !stopping) {
            return;
        }
        stopping = false;
        reading.polled();
        // One long-lived thread that mostly waits in a native poll: nothing a virtual thread would be better at.
        thread = Thread.ofPlatform().name("case-consumer").start(this::run);
    }

    /** Returns when the batch at hand is done, and the group knows that we left. */
    public synchronized void stop() {
        stopping = true;
        if (thread != null) {
            try {
                thread.join(GOODBYE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False when the thread died of something that it could not go on after. */
    synchronized boolean isAlive() {
        return thread != null && thread.isAlive();
    }

    private void run() {
        while (!stopping) {
            try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer()) {
                consumer.subscribe(TOPICS);
                while (!stopping) {
                    step(consumer);
                }
            } catch (RuntimeException e) {
                LOG.errorf("the consumer failed and is opened anew: %s", placeOf(e));
                pause();
            }
        }
        reading.at(Map.of());
    }

    private void step(KafkaConsumer<byte[], byte[]> consumer) {
        Duration left = backOff.remaining(System.nanoTime());
        boolean wait = left.isPositive() || !database.isMigrated();
        if (wait) {
            reading.waiting(true);
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> records =
                consumer.poll(left.isPositive() && left.compareTo(POLL) < 0 ? left : POLL);
        reading.polled();
        if (records.isEmpty()) {
            reading.waiting(wait);
            if (commitOwed) {
                commit(consumer);
            }
            publishPositions(consumer);
        } else if (wait) {
            giveBack(consumer, records); // of partitions that came to us while we waited
        } else {
            apply(consumer, records);
        }
    }

    private void apply(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        try {
            applier.apply(records);
        } catch (StoreUnavailableException | DeadLettersUnavailableException e) {
            LOG.warnf("%d records wait: %s", records.count(), e.getMessage());
            tryAgainLater(consumer, records);
            return;
        } catch (RuntimeException e) {
            // A fault of ours. Waiting with an alarm loses nothing; passing over the batch would.
            LOG.errorf("%d records wait for a fault of ours to be mended: %s", records.count(), placeOf(e));
            tryAgainLater(consumer, records);
            return;
        }
        backOff.succeeded();
        reading.waiting(false);
        commit(consumer);
        publishPositions(consumer);
    }

    private void tryAgainLater(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        backOff.failed(System.nanoTime());
        reading.waiting(true);
        giveBack(consumer, records);
    }

    /** As if they had never been polled. Partitions that left us meanwhile are read by whoever has them now. */
    private static void giveBack(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }

    /** A commit that fails costs a redelivery, which changes nothing; it is tried again when nothing else is to do. */
    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            commitOwed = true;
            consumer.commitSync(COMMIT);
            commitOwed = false;
        } catch (KafkaException e) {
            LOG.warnf("offsets were not committed: %s", e.getClass().getSimpleName());
        }
    }

    private void publishPositions(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            try {
                positions.put(partition, consumer.position(partition, POSITION));
            } catch (TimeoutException e) {
                // Just assigned: where to begin is not known yet.
            }
        }
        reading.at(positions);
    }

    /** Not its message, which may quote somebody's data. */
    private static String placeOf(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private void pause() {
        backOff.failed(System.nanoTime());
        try {
            Thread.sleep(backOff.remaining(System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
