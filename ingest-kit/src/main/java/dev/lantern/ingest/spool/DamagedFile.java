package dev.lantern.ingest.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Takes out of a damaged file what can still be read: forwards until the damage, backwards until the damage, and what
 * lies between row by row. Rows are copied as they are; one whose checksum does not hold is found when it is read.
 */
final class DamagedFile {

    /** More than the rows under one page of pages, so that one unreadable page does not end the search. */
    private static final int MISSES_IN_A_ROW = 20_000;

    private final Connection connection;
    /** By seq; a row is the values of its columns. */
    private final TreeMap<Long, Object[]> rows;

    private DamagedFile(Connection connection, TreeMap<Long, Object[]> rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /** The rows that can still be read, in order, each as the values of its columns. */
    static Collection<Object[]> readableRows(Path damaged) {
        TreeMap<Long, Object[]> rows = new TreeMap<>();
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + damaged);
                Statement statement = connection.createStatement()) {
            // Otherwise SQLite refuses every page of a file that was cut short.
            statement.execute("PRAGMA writable_schema=ON");
            new DamagedFile(connection, rows).read();
        } catch (SQLException end) {
            // Then there are the rows found so far, perhaps none; the caller keeps the file.
            return rows.values();
        }
        return rows.values();
    }

    private void read() {
        if (readUntilDamage("SELECT * FROM spool ORDER BY seq")) {
            return;
        }
        long before = rows.isEmpty() ? 0 : rows.lastKey();
        readUntilDamage("SELECT * FROM spool WHERE seq > " + before + " ORDER BY seq DESC");
        @Nullable Long after = rows.higherKey(before);
        readSingly(before + 1, 1);
        if (after != null) {
            readSingly(after - 1, -1);
        }
    }

    private void readSingly(long from, int step) {
        int misses = 0;
        for (long seq = from; misses < MISSES_IN_A_ROW && !rows.containsKey(seq); seq += step) {
            readUntilDamage("SELECT * FROM spool WHERE seq = " + seq);
            misses = rows.containsKey(seq) ? 0 : misses + 1;
        }
    }

    private boolean readUntilDamage(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                Object[] values = new Object[RowFormat.WIDTH];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getObject(i + 1);
                }
                rows.putIfAbsent(row.getLong(1), values);
            }
            return true;
        } catch (SQLException damage) {
            return false;
        }
    }
}
