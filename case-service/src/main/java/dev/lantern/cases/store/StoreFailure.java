package dev.lantern.cases.store;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an exception from the database means: is it the data, or the database? */
final class StoreFailure {

    /**
     * Classes of SQLSTATE (PostgreSQL manual, appendix A) that are about the values given: data exception, integrity
     * constraint, program limit. All others, missing tables and privileges included, are for operators to mend.
     */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

    private StoreFailure() {}

    static RuntimeException of(RuntimeException failure) {
        SQLException sql = sqlCauseOf(failure);
        if (sql != null) {
            String state = sql.getSQLState();
            return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2))
                    ? new NotApplicableException("SQLSTATE " + state + onConstraint(sql))
                    : new StoreUnavailableException("SQLSTATE " + state + " (" + nameOf(sql) + ")");
        }
        if (failure instanceof QuarkusTransactionException || failure instanceof PersistenceException) {
            Throwable cause = failure.getCause();
            return new StoreUnavailableException(nameOf(cause == null ? failure : cause));
        }
        return failure;
    }

    /** The most telling one: a batch's own exception comes before that of the statement that failed in it. */
    private static @Nullable SQLException sqlCauseOf(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                SQLException next = sql.getNextException();
                found = next != null && next.getSQLState() != null ? next : sql;
                if (found.getSQLState() != null) {
                    return found;
                }
            }
        }
        return found;
    }

    private static String onConstraint(SQLException sql) {
        ServerErrorMessage server = sql instanceof PSQLException p ? p.getServerErrorMessage() : null;
        return server == null || server.getConstraint() == null ? "" : ", constraint " + server.getConstraint();
    }

    private static String nameOf(Throwable e) {
        return e.getClass().getSimpleName();
    }
}
