package dev.lantern.testbed.servers;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;

/** Runs where an engine answers that has the images, or can fetch them. */
@EnabledIf("anEngineAnswers")
class ContainerServersTest {

    private static @Nullable BackingServers open;

    static boolean anEngineAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeAll
    static void openThem() {
        open = BackingServers.open(ServerSource.Containers.PUBLISHED, sentence -> {});
        servers().kafka().createTopics(4);
    }

    @AfterAll
    static void closeThem() {
        if (open != null) {
            open.close();
        }
    }

    private static BackingServers servers() {
        return Objects.requireNonNull(open);
    }

    @Nested
    class Kafka implements KafkaServerContract {

        @Override
        public KafkaServer kafka() {
            return servers().kafka();
        }
    }

    @Nested
    class Postgres implements PostgresServerContract {

        @Override
        public PostgresServer postgres() {
            return servers().postgres();
        }
    }
}
