package dev.lantern.cases.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Whether the database is there, and its schema ours. */
@ApplicationScoped
public class Database {

    private static final int PROBE_SECONDS = 2;

    private final DataSource pool;
    private final Flyway flyway;

    Database(DataSource pool, Flyway flyway) {
        this.pool = pool;
        this.flyway = flyway;
    }

    /**
     * Brings the schema up to date. Not at application start: a service that comes up before its database waits for it.
     *
     * @throws StoreUnavailableException when it cannot
     */
    public void migrate() {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreUnavailableException("the schema could not be brought up to date: " + reasonOf(e));
        }
    }

    /** @throws StoreUnavailableException when the database does not answer */
    public void probe() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PROBE_SECONDS);
            statement.execute("select 1");
        } catch (SQLException e) {
            throw new StoreUnavailableException("SQLSTATE " + e.getSQLState());
        }
    }

    private static String reasonOf(FlywayException e) {
        return e.getCause() instanceof SQLException sql
                ? "SQLSTATE " + sql.getSQLState()
                : e.getErrorCode().toString();
    }
}
