package dev.lantern.ingest.publish;

import dev.lantern.ingest.broker.BrokerHealth;
import dev.lantern.ingest.broker.BrokerTransport;
import dev.lantern.ingest.spool.Spool;
import dev.lantern.ingest.spool.SpoolUnavailableException;
import dev.lantern.ingest.spool.SpooledRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends what is on the spool, on one virtual thread. A row leaves the spool after its acknowledgement. */
final class Drainer {

    private static final Logger LOG = Logger.getLogger(Drainer.class);
    private static final Duration RETRY_EVERY = Duration.ofMillis(250);
    /** When fewer are found, these may be the last ones. */
    private static final int LAST_ROWS = 100;
    /** They are held in memory. */
    private static final int MOST_UNDELETED = 5_000;
    /** A publisher can wait that long for the rows before its own. */
    private static final Duration LONGEST_HOLD = Duration.ofMillis(200);
    /** For all turns of a partition together: whoever has the turn of a key that is on the spool only hands a row over. */
    private static final Duration TURN_PATIENCE = Duration.ofMillis(50);

    private final Spool spool;
    private final BrokerTransport broker;
    private final BrokerHealth health;
    private final Turns turns;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    /** On the broker, but the disk did not let go of them yet; by seq. */
    private final Map<Long, SpooledRow> undeleted = new LinkedHashMap<>();

    private @Nullable String reported;
    private volatile boolean stopping;
    private volatile long lastSeenAlive = System.nanoTime();

    Drainer(Spool spool, BrokerTransport broker, BrokerHealth health, Turns turns) {
        this.spool = spool;
        this.broker = broker;
        this.health = health;
        this.turns = turns;
        this.thread = Thread.ofVirtual().name("lantern-drainer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There may be something to send. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Whether it is at work; false for longer than a few budgets means that nothing leaves the spool any more. */
    boolean isAlive(Duration longestTurn) {
        return thread.isAlive() && System.nanoTime() - lastSeenAlive < longestTurn.toNanos();
    }

    /** After the wave that is on its way. */
    void stop(Duration patience) throws InterruptedException {
        stopping = true;
        work.release();
        thread.join(patience);
    }

    private void run() {
        try {
            while (!stopping) {
                lastSeenAlive = System.nanoTime();
                work.tryAcquire(RETRY_EVERY.toNanos(), TimeUnit.NANOSECONDS);
                if (spool.state().events() > 0) {
                    drainOnce();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drainOnce() throws InterruptedException {
        try {
            List<TopicPartition> answering = new ArrayList<>();
            List<TopicPartition> silent = new ArrayList<>();
            for (TopicPartition partition : spool.partitions()) {
                if (health.isAnswering(partition)) {
                    answering.add(partition);
                } else if (health.isWorthTrying(partition, RETRY_EVERY)) {
                    silent.add(partition);
                }
            }
            if (catchUp(answering) | ask(silent)) {
                reported = null;
                wake();
            }
        } catch (SpoolUnavailableException | RuntimeException e) {
            // Whatever it is, the rows are still there and the next round tries again.
            report(e.getMessage());
        }
    }

    /** A silent partition is asked with one row; more would only spend their budget too. True when one answered. */
    private boolean ask(List<TopicPartition> silent) throws SpoolUnavailableException, InterruptedException {
        List<SpooledRow> rows = new ArrayList<>();
        for (TopicPartition partition : silent) {
            read(partition).stream().limit(1).forEach(rows::add);
        }
        Window window = new Window(broker, health, rows);
        window.sendWave();
        putAway(window);
        return !window.sent().isEmpty();
    }

    /**
     * Sends a window of each partition, holding the turns of its keys: their publishers wait that short while. Otherwise
     * whoever writes without a pause would stay on the spool for ever, as new rows come while the last ones are sent.
     */
    private boolean catchUp(List<TopicPartition> answering) throws SpoolUnavailableException, InterruptedException {
        List<Turns.Turn> held = new ArrayList<>();
        try {
            List<SpooledRow> rows = new ArrayList<>();
            for (TopicPartition partition : answering) {
                List<SpooledRow> found = read(partition);
                hold(found, held);
                // Again, with what was handed over before the turns were taken.
                rows.addAll(found.size() < LAST_ROWS ? read(partition) : found);
            }
            Window window = new Window(broker, health, rows);
            long end = System.nanoTime() + LONGEST_HOLD.toNanos();
            while (!stopping && System.nanoTime() < end && window.sendWave()) {
                lastSeenAlive = System.nanoTime();
            }
            putAway(window);
            return !window.sent().isEmpty();
        } finally {
            held.forEach(Turns.Turn::close);
        }
    }

    /** Nothing depends on getting a turn but that its key leaves the spool sooner. */
    private void hold(List<SpooledRow> rows, List<Turns.Turn> held) {
        long end = System.nanoTime() + TURN_PATIENCE.toNanos();
        rows.stream().map(SpooledRow::key).distinct().forEach(key -> turns.take(
                        key, Duration.ofNanos(Math.max(0, end - System.nanoTime())))
                .ifPresent(held::add));
    }

    /** The first rows that are not on the broker yet. */
    private List<SpooledRow> read(TopicPartition partition) throws SpoolUnavailableException, InterruptedException {
        List<SpooledRow> rows = spool.read(partition, 0);
        List<SpooledRow> unsent = withoutUndeleted(rows);
        while (unsent.isEmpty() && !rows.isEmpty()) {
            rows = spool.read(partition, rows.getLast().seq());
            unsent = withoutUndeleted(rows);
        }
        return unsent;
    }

    private List<SpooledRow> withoutUndeleted(List<SpooledRow> rows) {
        return rows.stream().filter(row -> !undeleted.containsKey(row.seq())).toList();
    }

    private void putAway(Window window) throws SpoolUnavailableException, InterruptedException {
        window.sent().forEach(row -> undeleted.put(row.seq(), row));
        for (Map.Entry<SpooledRow, String> row : window.unsendable().entrySet()) {
            spool.quarantine(row.getKey(), row.getValue());
        }
        if (!undeleted.isEmpty()) {
            try {
                spool.delete(List.copyOf(undeleted.values()));
                undeleted.clear();
            } catch (SpoolUnavailableException e) {
                // What can be read can still be sent; a restart would only send it again.
                if (undeleted.size() > MOST_UNDELETED) {
                    throw e;
                }
                report(e.getMessage());
            }
        }
    }

    /** Once for each kind of trouble, not four times a second. */
    private void report(@Nullable String trouble) {
        if (!Objects.equals(trouble, reported)) {
            LOG.warnf("Spool was not drained: error=%s", trouble);
            reported = trouble;
        }
    }
}
