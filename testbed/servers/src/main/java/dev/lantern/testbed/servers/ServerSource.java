package dev.lantern.testbed.servers;

import java.nio.file.Path;

/** Where Kafka and PostgreSQL come from. */
public sealed interface ServerSource {

    /**
     * Child processes of ours, the default.
     *
     * @param folder keeps data and logs, for the next start too
     * @param kafkaPort 0 for any free one
     * @param postgresPort 0 for any free one
     */
    record Embedded(Path folder, int kafkaPort, int postgresPort) implements ServerSource {}

    /**
     * Containers, by Testcontainers; what they hold is gone when they are closed. Whoever asks for them has
     * {@code testcontainers-kafka} and {@code testcontainers-postgresql} on the class path.
     *
     * @param kafkaImage apache/kafka or a substitute for it
     * @param postgresImage postgres or a substitute for it
     */
    record Containers(String kafkaImage, String postgresImage) implements ServerSource {

        public static final Containers PUBLISHED = new Containers("apache/kafka:4.3.1", "postgres:18");
    }

    /**
     * Servers that somebody else runs.
     *
     * @param bootstrapServers of Kafka
     * @param postgresAddress host and port; the user may create databases there, or those that are asked for exist
     */
    record External(String bootstrapServers, String postgresAddress, String user, String password)
            implements ServerSource {

        /** Never with the password. */
        @Override
        public String toString() {
            return "Kafka at " + bootstrapServers + ", PostgreSQL at " + postgresAddress;
        }
    }

    static ServerSource embedded(Path folder) {
        return new Embedded(folder, 0, 0);
    }
}
