package dev.lantern.testbed.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement, one connection. */
final class Sql {

    private Sql() {}

    static Connection connect(PostgresServer postgres, String url) throws SQLException {
        return DriverManager.getConnection(
                url + "?connectTimeout=2&socketTimeout=10", postgres.user(), postgres.password());
    }

    static void execute(PostgresServer postgres, String url, String sql) throws SQLException {
        try (Connection connection = connect(postgres, url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    static String query(PostgresServer postgres, String url, String sql) throws SQLException {
        try (Connection connection = connect(postgres, url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
