package dev.lantern.cases.wire;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What lies in the database, by plain SQL. */
@ApplicationScoped
class Rows {

    private static final List<String> TABLES = List.of(
            "applied_event",
            "signal",
            "conversation",
            "conversation_signal",
            "conversation_event",
            "reply",
            "delivery",
            "audit_entry");

    private final DataSource source;

    Rows(DataSource source) {
        this.source = source;
    }

    Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : TABLES) {
            counts.put(table, count("select count(*) from " + table));
        }
        return counts;
    }

    long count(String sql, String... parameters) throws SQLException {
        return Long.parseLong(texts(sql, parameters).getFirst());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** The first column. */
    List<String> texts(String sql, String... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    texts.add(result.getString(1));
                }
            }
            return texts;
        }
    }
}
