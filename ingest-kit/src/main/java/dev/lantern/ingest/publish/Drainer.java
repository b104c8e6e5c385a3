package dev.lantern.ingest.publish;

import dev.lantern.ingest.broker.Answer;
import dev.lantern.ingest.broker.BrokerHealth;
import dev.lantern.ingest.broker.BrokerTransport;
import dev.lantern.ingest.spool.RecordKey;
import dev.lantern.ingest.spool.Spool;
import dev.lantern.ingest.spool.SpoolUnavailableException;
import dev.lantern.ingest.spool.SpooledRow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Sends what is on the spool, on one virtual thread: of one key one event at a time, of different keys many at once. A
 * row leaves the spool after its acknowledgement.
 */
public final class Drainer {

    private static final Logger LOG = Logger.getLogger(Drainer.class);
    private static final Duration RETRY_EVERY = Duration.ofMillis(250);

    private final Spool spool;
    private final BrokerTransport broker;
    private final BrokerHealth health;
    private final Semaphore work = new Semaphore(0);
    /** On the broker, but the disk did not let go of them yet. */
    private final Set<Long> undeleted = new HashSet<>();

    private final Thread thread;
    private volatile boolean stopping;
    private volatile long lastTurn = System.nanoTime();

    public Drainer(Spool spool, BrokerTransport broker, BrokerHealth health) {
        this.spool = spool;
        this.broker = broker;
        this.health = health;
        this.thread = Thread.ofVirtual().name("lantern-drainer").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** There may be something to send. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Whether it is at work; false for longer than a few budgets means that nothing leaves the spool any more. */
    public boolean isAlive(Duration longestTurn) {
        return thread.isAlive() && System.nanoTime() - lastTurn < longestTurn.toNanos();
    }

    /** After the row that is being sent. */
    public void stop(Duration patience) throws InterruptedException {
        stopping = true;
        work.release();
        thread.join(patience);
    }

    private void run() {
        try {
            while (!stopping) {
                lastTurn = System.nanoTime();
                work.tryAcquire(RETRY_EVERY.toNanos(), TimeUnit.NANOSECONDS);
                if (spool.state().events() > 0) {
                    drain();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() throws InterruptedException {
        try {
            for (TopicPartition partition : spool.partitions()) {
                drain(partition);
            }
        } catch (SpoolUnavailableException | RuntimeException e) {
            // Whatever it is, the rows are still there and the next round tries again.
            LOG.warnf("Spool was not drained: error=%s", e.getMessage());
        }
    }

    private void drain(TopicPartition partition) throws SpoolUnavailableException, InterruptedException {
        long after = 0;
        while (!stopping && health.isWorthTrying(partition, RETRY_EVERY)) {
            List<SpooledRow> rows = spool.read(partition, after);
            if (rows.isEmpty()) {
                return;
            }
            after = rows.getLast().seq();
            boolean allSent = send(partition, rows);
            deleteSent(rows);
            if (!allSent) {
                return;
            }
        }
    }

    /** False when the partition fell silent. */
    private boolean send(TopicPartition partition, List<SpooledRow> rows)
            throws SpoolUnavailableException, InterruptedException {
        Map<RecordKey, Deque<SpooledRow.Whole>> byKey = new LinkedHashMap<>();
        for (SpooledRow row : rows) {
            switch (row) {
                case SpooledRow.Torn torn -> spool.quarantine(torn, "checksum");
                case SpooledRow.Whole whole -> {
                    if (!undeleted.contains(whole.seq())) {
                        byKey.computeIfAbsent(whole.key(), key -> new ArrayDeque<>())
                                .add(whole);
                    }
                }
            }
        }
        // A silent partition is asked with one row; the others would only spend their budget too.
        boolean answers = health.isAnswering(partition) || sendFirst(partition, byKey, 1);
        while (answers && !byKey.isEmpty() && !stopping) {
            answers = sendFirst(partition, byKey, byKey.size());
        }
        return answers && byKey.isEmpty();
    }

    /** The first row of each of that many keys, all at once. */
    private boolean sendFirst(TopicPartition partition, Map<RecordKey, Deque<SpooledRow.Whole>> byKey, int keys)
            throws SpoolUnavailableException, InterruptedException {
        lastTurn = System.nanoTime();
        List<OnItsWay> wave = new ArrayList<>(keys);
        for (Deque<SpooledRow.Whole> queue : byKey.values()) {
            if (wave.size() < keys) {
                wave.add(new OnItsWay(
                        queue.getFirst(), broker.send(queue.getFirst().record())));
            }
        }
        boolean answers = true;
        for (OnItsWay row : wave) {
            switch (row.sending.await()) {
                case Answer.Acknowledged done -> {
                    health.answered(partition);
                    undeleted.add(row.row.seq());
                    pass(byKey, row.row);
                }
                case Answer.Rejected never -> {
                    spool.quarantine(row.row, never.error());
                    pass(byKey, row.row);
                }
                case Answer.Unanswered unknown -> {
                    health.silent(partition, unknown.error());
                    answers = false;
                }
            }
        }
        return answers;
    }

    private static void pass(Map<RecordKey, Deque<SpooledRow.Whole>> byKey, SpooledRow.Whole row) {
        byKey.computeIfPresent(row.key(), (key, queue) -> {
            queue.removeFirst();
            return queue.isEmpty() ? null : queue;
        });
    }

    private void deleteSent(List<SpooledRow> rows) throws SpoolUnavailableException, InterruptedException {
        List<SpooledRow> sent =
                rows.stream().filter(row -> undeleted.contains(row.seq())).toList();
        if (!sent.isEmpty()) {
            spool.delete(sent);
            sent.forEach(row -> undeleted.remove(row.seq()));
        }
    }

    private record OnItsWay(SpooledRow.Whole row, BrokerTransport.Sending sending) {}
}
