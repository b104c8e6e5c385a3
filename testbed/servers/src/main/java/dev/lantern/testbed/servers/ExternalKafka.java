package dev.lantern.testbed.servers;

/** A Kafka that somebody else runs. */
record ExternalKafka(String bootstrapServers, ServerControl control) implements KafkaServer {

    static ExternalKafka open(String bootstrapServers) {
        if (!KafkaAdmin.answers(bootstrapServers)) {
            throw new ServerFailed("No Kafka answers at " + bootstrapServers
                    + ". Start it, correct the address, or let Lantern run its own (embedded).");
        }
        return new ExternalKafka(bootstrapServers, new NotOurs("Kafka at " + bootstrapServers));
    }

    @Override
    public void close() {
        // It goes on.
    }
}
