package dev.lantern.ingest.spool;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The file is a database, but parts of it do not fit together. */
final class DamagedFileException extends SQLException {

    DamagedFileException() {
        super("the spool file is damaged", null, SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    /** Whether SQLite says that the file itself is broken, rather than the disk or the moment. */
    static boolean isDamage(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }
}
