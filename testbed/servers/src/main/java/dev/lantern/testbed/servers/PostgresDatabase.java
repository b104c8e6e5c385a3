package dev.lantern.testbed.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases on a server. */
final class PostgresDatabase {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String DUPLICATE_DATABASE = "42P04";

    private PostgresDatabase() {}

    static void ensure(PostgresServer server, String database) {
        if (!NAME.matcher(database).matches()) {
            throw new ServerFailed("'" + database + "' is not a name for a database: lower-case letters, digits, _.");
        }
        try (Connection connection = connect(server.address(), "postgres", server.user(), server.password())) {
            if (!exists(connection, database)) {
                create(connection, database);
            }
        } catch (SQLException e) {
            throw new ServerFailed(
                    "PostgreSQL at " + server.address() + " does not give us the database " + database + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** @param address host and port */
    static Connection connect(String address, String database, String user, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://" + address + "/" + database);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(5);
        source.setSocketTimeout(15);
        return source.getConnection();
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from pg_catalog.pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    private static void create(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            // Somebody else was faster, which is as good.
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
