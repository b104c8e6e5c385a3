package dev.lantern.testbed.servers;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A real PostgreSQL for {@code @QuarkusTest}: sets {@code quarkus.datasource.jdbc.url}, {@code username} and
 * {@code password}. All tests of a JVM share one server and its database {@code test}, which end with the JVM.
 */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String[] parts = OncePerJvm.get("lantern.test.postgres", PostgresTestResource::open)
                .split(" ");
        return Map.of(
                "quarkus.datasource.jdbc.url", parts[0],
                "quarkus.datasource.username", parts[1],
                "quarkus.datasource.password", parts[2]);
    }

    private static String open() {
        PostgresServer postgres = EmbeddedPostgres.open(Folders.throwAway("postgres"), Ports.free(), sentence -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::kill, "end PostgreSQL"));
        return postgres.jdbcUrl("test") + " " + postgres.user() + " " + postgres.password();
    }

    @Override
    public void stop() {
        // Other tests of this JVM go on with it.
    }
}
