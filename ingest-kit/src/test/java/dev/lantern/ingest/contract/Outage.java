package dev.lantern.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real broker or spool that takes nothing until this is closed. */
public interface Outage extends AutoCloseable {

    @Override
    void close() throws Exception;

    /** The broker that the tests of this JVM share hangs: connections stay open and nothing answers. */
    static Outage ofBroker() throws Exception {
        List<String> brokers = ProcessHandle.current()
                .descendants()
                .map(process -> Long.toString(process.pid()))
                .filter(Outage::isBroker)
                .toList();
        assertThat(brokers).as("embedded brokers of this JVM").isNotEmpty();
        signal("STOP", brokers);
        return () -> signal("CONT", brokers);
    }

    /** Another process writes to the spool file and does not finish. */
    static Outage ofSpool(Path folder) throws SQLException {
        Connection holder = connect(folder);
        try (Statement statement = holder.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
        return holder::close;
    }

    static void awaitNothingSpooled(Path folder) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        long spooled;
        do {
            spooled = spooled(folder);
        } while (spooled > 0 && System.nanoTime() < deadline);
        assertThat(spooled).as("rows on the spool").isZero();
    }

    private static long spooled(Path folder) {
        try (Connection connection = connect(folder);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM spool")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
    }

    private static boolean isBroker(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "cmdline")).contains("kafka.Kafka");
        } catch (IOException ended) {
            return false;
        }
    }

    private static void signal(String name, List<String> pids) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-s", name));
        command.addAll(pids);
        Process kill = new ProcessBuilder(command).inheritIO().start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
