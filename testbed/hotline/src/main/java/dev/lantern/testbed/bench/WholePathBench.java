package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.servers.PostgresServer;
import dev.lantern.testbed.servers.ServerFailed;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Texts of many people as fast as the webhook takes them, until each is in PostgreSQL with its conversation: through the
 * edge, the broker, the engine, the broker again and case-service, all at once.
 */
final class WholePathBench {

    private static final int CLIENTS = 32;
    private static final int GOAL_PER_SECOND = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final String KEPT = """
            select count(*), count(distinct c.conversation_id)
            from signal s join conversation_signal c using (signal_id) join conversation using (conversation_id)""";

    private final Hotline hotline;
    private final Report report;

    WholePathBench(Hotline hotline, Report report) {
        this.hotline = hotline;
        this.report = report;
    }

    private record Kept(long signals, long conversations) {

        Kept minus(Kept before) {
            return new Kept(signals - before.signals, conversations - before.conversations);
        }
    }

    void run(Duration atLeast) {
        int texts = Math.toIntExact(GOAL_PER_SECOND * atLeast.toSeconds());
        URI edge = hotline.endpoints().of(Service.INGEST_SMS);
        ReadyTexts ready = ReadyTexts.of(
                hotline, hotline.phones().webhooks(), edge + "/twilio/messages", texts, "+1557%07d"::formatted);
        PostgresServer postgres = hotline.postgres();
        try (Connections connections = new Connections(edge);
                Connection database =
                        DriverManager.getConnection(postgres.jdbcUrl("cases"), postgres.user(), postgres.password());
                Statement statement = database.createStatement()) {
            Kept before = kept(statement);
            ProcessorTime idle = ProcessorTime.of(hotline);
            long begun = System.nanoTime();
            Load.Measured webhooks =
                    Load.all(CLIENTS, texts, (number, due) -> connections.status(ready.get(number)) == 200);
            int accepted = texts - webhooks.failures();
            while (kept(statement).minus(before).signals < accepted && System.nanoTime() - begun < PATIENCE.toNanos()) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            Kept kept = kept(statement).minus(before);
            report.title(
                    "Whole path: text -> engine -> case in PostgreSQL, " + texts + " texts as fast as they are taken");
            report.row("webhook answered meanwhile", webhooks);
            report.sentence("%d accepted, %d kept in %d conversations: %d lost, %d doubled"
                    .formatted(
                            accepted,
                            kept.signals,
                            kept.conversations,
                            accepted - Math.min(accepted, kept.conversations),
                            kept.signals - Math.min(kept.signals, kept.conversations)));
            report.sentence(
                    "processor time of a text: " + ProcessorTime.of(hotline).each(accepted, idle));
            report.sentence("%.0f texts/s from the first webhook to the last row".formatted(kept.signals / seconds));
            report.goal(
                    "above %d/s, none lost, none doubled".formatted(GOAL_PER_SECOND),
                    kept.signals / seconds > GOAL_PER_SECOND
                            && kept.signals == accepted
                            && kept.conversations == accepted);
        } catch (SQLException e) {
            throw new ServerFailed("What is kept could not be counted: " + e.getMessage(), e);
        }
    }

    private static Kept kept(Statement statement) throws SQLException {
        try (ResultSet counts = statement.executeQuery(KEPT)) {
            counts.next();
            return new Kept(counts.getLong(1), counts.getLong(2));
        }
    }
}
