package dev.lantern.ingest.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file through one connection; not thread-safe. A committed transaction is on disk: write-ahead log with
 * {@code synchronous=FULL}.
 */
final class SpoolFile implements AutoCloseable {

    private static final int PAGE_BYTES = 4096;
    /** Of the contract, in bytes. */
    private static final int LARGEST_EVENT = 64 << 10;
    /** The log is folded into the file from this length on, so that {@link Reserve} can stay small. */
    private static final int LOG_PAGES = 128;
    /** Someone who looks into the file from outside may hold it for a moment. */
    private static final int BUSY_MILLIS = 500;
    /** A window of rows is held in memory while it is sent. */
    private static final int WINDOW_ROWS = 128;

    private static final long WINDOW_BYTES = 4L << 20;

    private final Connection connection;
    private long nextSeq;

    private SpoolFile(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens or creates it and proves that it is sound and can be written.
     *
     * @param maxBytes how large the file may grow
     */
    static SpoolFile open(Path path, long maxBytes, Instant now) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(PAGE_BYTES);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        SpoolFile file = new SpoolFile(config.createConnection("jdbc:sqlite:" + path));
        try {
            // Before the first table; without it the file would never get smaller.
            file.execute("PRAGMA auto_vacuum=INCREMENTAL");
            file.execute("PRAGMA wal_autocheckpoint=" + LOG_PAGES);
            file.execute("PRAGMA max_page_count=" + Math.max(1, maxBytes / PAGE_BYTES));
            file.requireSound();
            file.execute("CREATE TABLE IF NOT EXISTS spool (" + RowFormat.COLUMNS + ")");
            file.execute("CREATE INDEX IF NOT EXISTS spool_by_partition ON spool (topic, part, seq)");
            file.execute("CREATE TABLE IF NOT EXISTS quarantine (" + RowFormat.COLUMNS
                    + ", reason TEXT NOT NULL, at INTEGER NOT NULL)");
            file.execute("CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, room BLOB)");
            file.probe(now);
            file.nextSeq = file.firstFreeSeq();
            return file;
        } catch (SQLException e) {
            file.close();
            throw e;
        }
    }

    private void requireSound() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!result.next() || !"ok".equals(result.getString(1))) {
                throw new DamagedFileException();
            }
        }
    }

    /** Writes and syncs as much as the largest event takes: an error here means that it could not be accepted. */
    void probe(Instant now) throws SQLException {
        execute("INSERT OR REPLACE INTO probe (id, at, room) VALUES (1, " + now.toEpochMilli() + ", zeroblob("
                + LARGEST_EVENT + "))");
        execute("UPDATE probe SET room = NULL");
    }

    /** Numbers are not given twice within a process: somebody may still hold a row of a file that is gone. */
    void continueAfter(long seq) {
        nextSeq = Math.max(nextSeq, seq + 1);
    }

    long lastSeq() {
        return nextSeq - 1;
    }

    /** All or none, in this order, in one transaction. */
    void append(List<SpoolWrite> writes) throws SQLException {
        inTransaction(() -> {
            try (PreparedStatement insert = connection.prepareStatement(RowFormat.INSERT)) {
                for (int i = 0; i < writes.size(); i++) {
                    SpoolWrite write = writes.get(i);
                    RowFormat.bind(insert, nextSeq + i, write.acceptedAt(), write.record());
                    insert.executeUpdate();
                }
            }
        });
        nextSeq += writes.size();
    }

    /** The partitions that have rows. */
    List<TopicPartition> partitions() throws SQLException {
        List<TopicPartition> found = new ArrayList<>();
        // One look-up in the index for each partition; DISTINCT would walk through every row.
        try (PreparedStatement next = connection.prepareStatement(
                "SELECT topic, part FROM spool WHERE (topic, part) > (?, ?) ORDER BY topic, part LIMIT 1")) {
            next.setString(1, "");
            next.setInt(2, -1);
            while (true) {
                try (ResultSet row = next.executeQuery()) {
                    if (!row.next()) {
                        return found;
                    }
                    found.add(new TopicPartition(row.getString(1), row.getInt(2)));
                }
                next.setString(1, found.getLast().topic());
                next.setInt(2, found.getLast().partition());
            }
        }
    }

    /** The next rows of a partition after {@code seq}, in order; empty when there are no more. */
    List<SpooledRow> read(TopicPartition partition, long seq) throws SQLException {
        List<SpooledRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT * FROM spool WHERE topic = ? AND part = ? AND seq > ? ORDER BY seq LIMIT " + WINDOW_ROWS)) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            select.setLong(3, seq);
            long bytes = 0;
            try (ResultSet row = select.executeQuery()) {
                while (bytes < WINDOW_BYTES && row.next()) {
                    SpooledRow next = RowFormat.read(row);
                    rows.add(next);
                    bytes += next instanceof SpooledRow.Whole whole
                            ? whole.record().value().length
                            : 0;
                }
            }
        }
        return rows;
    }

    /** Returns those that were there. */
    List<SpooledRow> delete(Collection<? extends SpooledRow> rows) throws SQLException {
        List<SpooledRow> deleted = new ArrayList<>();
        inTransaction(() -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM spool WHERE seq = ?")) {
                for (SpooledRow row : rows) {
                    delete.setLong(1, row.seq());
                    if (delete.executeUpdate() == 1) {
                        deleted.add(row);
                    }
                }
            }
        });
        return deleted;
    }

    /** Takes the row out of the way of the others and keeps it as it is; false when it is not there. */
    boolean quarantine(SpooledRow row, String reason, Instant now) throws SQLException {
        int[] kept = new int[1];
        inTransaction(() -> {
            try (PreparedStatement keep = connection.prepareStatement(
                            "INSERT INTO quarantine SELECT *, ?, ? FROM spool WHERE seq = ?");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM spool WHERE seq = ?")) {
                keep.setString(1, reason);
                keep.setLong(2, now.toEpochMilli());
                keep.setLong(3, row.seq());
                kept[0] = keep.executeUpdate();
                delete.setLong(1, row.seq());
                delete.executeUpdate();
            }
        });
        return kept[0] == 1;
    }

    /** Rows of another file, as they are; again after an interruption without doubling them. */
    void copyIn(Collection<Object[]> rows) throws SQLException {
        inTransaction(() -> {
            try (PreparedStatement insert =
                    connection.prepareStatement(RowFormat.INSERT.replace("INSERT", "INSERT OR IGNORE"))) {
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.executeUpdate();
                }
            }
        });
        nextSeq = firstFreeSeq();
    }

    private long firstFreeSeq() throws SQLException {
        return 1
                + number("SELECT max(coalesce((SELECT max(seq) FROM spool), 0),"
                        + " coalesce((SELECT max(seq) FROM quarantine), 0))");
    }

    /** Folds the log into the file, so that its room can be used again. */
    void foldLog() throws SQLException {
        execute("PRAGMA wal_checkpoint(RESTART)");
    }

    /** Gives the disk back what deleted rows took. */
    void shrink() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Not execute, which would take one step and free one page.
            statement.executeUpdate("PRAGMA incremental_vacuum");
        }
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    Map<RecordKey, Integer> countByKey() throws SQLException {
        Map<RecordKey, Integer> counts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT topic, key, count(*) FROM spool GROUP BY topic, key")) {
            while (row.next()) {
                counts.merge(RecordKey.of(row.getString(1), row.getBytes(2)), row.getInt(3), Integer::sum);
            }
        }
        return counts;
    }

    Optional<Instant> oldest() throws SQLException {
        long millis = number("SELECT coalesce((SELECT accepted_at FROM spool ORDER BY seq LIMIT 1), -1)");
        return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    long quarantined() throws SQLException {
        return number("SELECT count(*) FROM quarantine");
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void inTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            // SQLite has often rolled back by itself; then these two complain that there is no transaction.
            suppressing(e, connection::rollback);
            suppressing(e, () -> connection.setAutoCommit(true));
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static void suppressing(Exception failure, Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface Work {
        void run() throws SQLException;
    }
}
