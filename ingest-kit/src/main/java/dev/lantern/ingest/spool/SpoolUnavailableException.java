package dev.lantern.ingest.spool;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The disk did not do what was asked. Whether a later attempt succeeds depends on the disk. */
public final class SpoolUnavailableException extends Exception {

    private final boolean isFull;

    SpoolUnavailableException(SQLException cause) {
        // Only SQLite's own code: its message may quote what was to be written.
        super("the spool cannot be used: " + SQLiteErrorCode.getErrorCode(cause.getErrorCode()));
        this.isFull = isFull(cause);
    }

    SpoolUnavailableException(String why) {
        super(why);
        this.isFull = false;
    }

    boolean isFull() {
        return isFull;
    }

    static boolean isFull(SQLException e) {
        return (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_FULL.code;
    }
}
