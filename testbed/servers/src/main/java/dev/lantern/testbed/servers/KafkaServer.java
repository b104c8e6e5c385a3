package dev.lantern.testbed.servers;

import java.nio.file.Path;

/** A running Kafka. */
public interface KafkaServer extends BackingServer {

    /** The embedded broker alone, on a free port, for tests that stop, kill or freeze it. */
    static KafkaServer embedded(Path folder) {
        return EmbeddedKafka.open(folder, Ports.free(), sentence -> {});
    }

    /** For {@code bootstrap.servers}; stays the same as long as the server is open. */
    String bootstrapServers();

    /** Creates the topics of Lantern that are not there yet. */
    default void createTopics(int partitions) {
        KafkaAdmin.createTopics(bootstrapServers(), partitions);
    }
}
