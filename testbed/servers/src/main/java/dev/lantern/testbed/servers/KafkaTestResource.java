package dev.lantern.testbed.servers;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real broker with the topics of Lantern for {@code @QuarkusTest}: sets {@code kafka.bootstrap.servers}. All tests of a
 * JVM share one, which ends with the JVM; so a test looks for its own keys, not for what is in a topic altogether.
 */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {

    private static final int PARTITIONS = 4;

    /** Before a service has set up its logging, Kafka's clients print their whole configuration. Held, or it is forgotten. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", bootstrapServers());
    }

    /** Starts the broker unless it runs. For tests without Quarkus, too. */
    public static String bootstrapServers() {
        return OncePerJvm.get("lantern.test.kafka", () -> {
            KafkaServer kafka = openOwn();
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::kill, "end Kafka"));
            return kafka.bootstrapServers();
        });
    }

    /** A broker of the caller alone, with the topics, who may stop and kill it and has to close it. */
    public static KafkaServer openOwn() {
        CLIENTS.setLevel(Level.WARNING);
        KafkaServer kafka = EmbeddedKafka.open(Folders.throwAway("kafka"), Ports.free(), sentence -> {});
        kafka.createTopics(PARTITIONS);
        return kafka;
    }

    @Override
    public void stop() {
        // Other tests of this JVM go on with it.
    }
}
