package dev.lantern.testbed.servers;

/** A running Kafka. */
public interface KafkaServer extends BackingServer {

    /** For {@code bootstrap.servers}; stays the same as long as the server is open. */
    String bootstrapServers();

    /** Creates the topics of Lantern that are not there yet. */
    default void createTopics(int partitions) {
        KafkaAdmin.createTopics(bootstrapServers(), partitions);
    }
}
