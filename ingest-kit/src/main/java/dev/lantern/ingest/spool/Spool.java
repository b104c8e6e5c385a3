package dev.lantern.ingest.spool;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Events that the broker has not acknowledged, on this instance's disk until it has. Thread-safe. Rows are numbered in
 * the order in which they were handed over, so the order of a key survives a restart.
 */
public final class Spool implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Spool.class);
    /** A healthy disk needs milliseconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SpoolFolder folder;
    private final InstantSource clock;
    private final Backlog backlog = new Backlog();
    private final SpoolDisk disk;
    private volatile SpoolState state = SpoolState.EMPTY;
    /** Touched only by the thread of the disk; absent while the disk fails, and opened anew by the next who needs it. */
    private @Nullable SpoolFile file;

    private long lastSeq;

    private Spool(SpoolFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.disk = new SpoolDisk(this::commit);
    }

    /** @throws SpoolFolderException when nothing can be written there */
    public static Spool open(SpoolFolder folder, InstantSource clock) {
        Spool spool = new Spool(folder, clock);
        try {
            spool.disk.call(() -> spool.onFile(SpoolFile::quarantined), Duration.ofMinutes(1));
            return spool;
        } catch (SpoolUnavailableException e) {
            spool.close();
            throw SpoolFolder.notWritable(folder.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            spool.close();
            throw SpoolFolder.notWritable(folder.path(), e);
        }
    }

    /** Whether events of this key are in the spool or on their way: then the next one has to queue behind them. */
    public boolean holds(RecordKey key) {
        return backlog.holds(key);
    }

    /** Hands an event over; the order of these calls is the order of the rows. */
    public SpoolWrite append(ProducerRecord<byte[], byte[]> record) {
        SpoolWrite write = new SpoolWrite(clock.instant(), record);
        backlog.handOver(write.key());
        disk.append(write);
        return write;
    }

    /** The partitions that have rows. */
    public List<TopicPartition> partitions() throws SpoolUnavailableException, InterruptedException {
        return disk.call(() -> onFile(SpoolFile::partitions), PATIENCE);
    }

    /** The next rows of a partition after {@code seq}, in order; a few megabytes at most, empty at the end. */
    public List<SpooledRow> read(TopicPartition partition, long seq)
            throws SpoolUnavailableException, InterruptedException {
        return disk.call(() -> onFile(file -> file.read(partition, seq)), PATIENCE);
    }

    /** After the broker has acknowledged them. */
    public void delete(Collection<? extends SpooledRow> rows) throws SpoolUnavailableException, InterruptedException {
        disk.call(
                () -> makingRoom(file -> {
                    file.delete(rows).forEach(row -> backlog.removed(row.key()));
                    refresh(file);
                    tidy(file);
                    return rows.size();
                }),
                PATIENCE);
    }

    /** Takes a row that cannot be sent out of the way of the others; it is kept and counted. */
    public void quarantine(SpooledRow row, String reason) throws SpoolUnavailableException, InterruptedException {
        disk.call(
                () -> makingRoom(file -> {
                    if (file.quarantine(row, reason, clock.instant())) {
                        backlog.removed(row.key());
                        LOG.errorf("Spool row was quarantined: seq=%d reason=%s", row.seq(), reason);
                    }
                    recount(file);
                    return row;
                }),
                PATIENCE);
    }

    /** Whether an event could be accepted now: writes and syncs. */
    public boolean isWritable() {
        try {
            return disk.call(
                    () -> onFile(file -> {
                        file.probe(clock.instant());
                        return true;
                    }),
                    PATIENCE);
        } catch (SpoolUnavailableException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public SpoolState state() {
        return state;
    }

    /** False when the thread of the disk is gone, which only a restart heals. */
    public boolean isAlive() {
        return disk.isAlive();
    }

    private void commit(List<SpoolWrite> handedOver) {
        List<SpoolWrite> taken = new ArrayList<>(handedOver.size());
        for (SpoolWrite write : handedOver) {
            if (write.take()) {
                taken.add(write);
            } else {
                backlog.notWritten(write.key());
            }
        }
        boolean durable = taken.isEmpty() || isCommitted(taken);
        for (SpoolWrite write : taken) {
            if (!durable) {
                backlog.notWritten(write.key());
            }
            write.settle(durable);
        }
    }

    private boolean isCommitted(List<SpoolWrite> writes) {
        try {
            onFile(file -> {
                file.append(writes);
                writes.forEach(write -> backlog.written(write.key()));
                refresh(file);
                return writes;
            });
            return true;
        } catch (SpoolUnavailableException | RuntimeException e) {
            LOG.errorf("Spool did not take events: events=%d error=%s", writes.size(), e.getMessage());
            return false;
        }
    }

    private <T> T onFile(FileWork<T> work) throws SpoolUnavailableException {
        try {
            return work.on(opened());
        } catch (SQLException e) {
            if (!isPassing(e)) {
                letGo();
            }
            if (!DamagedFileException.isDamage(e)) {
                throw new SpoolUnavailableException(e);
            }
        }
        try {
            return work.on(opened());
        } catch (SQLException e) {
            letGo();
            throw new SpoolUnavailableException(e);
        }
    }

    /** For what frees space: it may use the reserve. */
    private <T> T makingRoom(FileWork<T> work) throws SpoolUnavailableException {
        try {
            return onFile(work);
        } catch (SpoolUnavailableException e) {
            if (!e.isFull() || !folder.reserve().release()) {
                throw e;
            }
        }
        return onFile(file -> {
            file.foldLog();
            return work.on(file);
        });
    }

    private SpoolFile openFile() throws SQLException {
        try {
            return folder.open(clock.instant());
        } catch (SQLException e) {
            if (!SpoolUnavailableException.isFull(e) || !folder.reserve().release()) {
                throw e;
            }
        }
        return folder.open(clock.instant());
    }

    private SpoolFile opened() throws SQLException {
        SpoolFile open = file;
        if (open == null) {
            open = openFile();
            file = open;
            open.continueAfter(lastSeq);
            backlog.reconcile(open.countByKey());
            recount(open);
            tidy(open);
        }
        return open;
    }

    /** Never fails: what was done before it is done. */
    private void refresh(SpoolFile open) {
        SpoolState before = state;
        Optional<Instant> oldest;
        try {
            oldest = open.oldest();
        } catch (SQLException e) {
            oldest = before.oldest();
        }
        state = new SpoolState(backlog.rowsOnDisk(), oldest, before.quarantined(), before.damagedFiles());
    }

    /** When the spool is empty: gives space back and takes the reserve again. */
    private void tidy(SpoolFile open) {
        if (backlog.rowsOnDisk() > 0) {
            return;
        }
        try {
            open.shrink();
        } catch (SQLException e) {
            LOG.warnf("Spool file was not shrunk: error=%s", SQLiteErrorCode.getErrorCode(e.getErrorCode()));
        }
        if (!folder.reserve().hold()) {
            LOG.warn("Spool folder has no room for the reserve: a full disk will need a hand to be emptied");
        }
    }

    private void recount(SpoolFile open) throws SQLException {
        state = new SpoolState(backlog.rowsOnDisk(), open.oldest(), open.quarantined(), folder.damagedFiles());
    }

    private void letGo() {
        SpoolFile open = file;
        file = null;
        if (open != null) {
            lastSeq = open.lastSeq();
            try {
                open.close();
            } catch (SQLException e) {
                LOG.warnf(
                        "Spool file was not closed cleanly: error=%s", SQLiteErrorCode.getErrorCode(e.getErrorCode()));
            }
        }
    }

    /** The connection stays good: the disk is full, or somebody else holds the file. */
    private static boolean isPassing(SQLException e) {
        return SpoolUnavailableException.isFull(e) || (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    /** What was handed over before is written. */
    @Override
    public void close() {
        try {
            disk.call(
                    () -> {
                        letGo();
                        return true;
                    },
                    PATIENCE);
            disk.stop(PATIENCE);
        } catch (SpoolUnavailableException e) {
            LOG.warn("Spool was not closed cleanly; it is whole, and read at the next start");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }

    private interface FileWork<T> {
        T on(SpoolFile file) throws SQLException;
    }
}
