package dev.lantern.testbed.servers;

import java.util.function.Consumer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka in a container. */
record ContainerKafka(String bootstrapServers, ServerControl control, KafkaContainer container) implements KafkaServer {

    private static final int INSIDE = 9092;

    static ContainerKafka open(String image, Consumer<String> progress) {
        progress.accept("kafka starts in a container of " + image);
        int port = Ports.free();
        String address = "127.0.0.1:" + port;
        KafkaContainer container =
                new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"));
        BrokerTuning.properties().forEach((name, value) -> container.addEnv(environmentName(name), value));
        return new ContainerKafka(
                address, ContainerControl.open(container, port, INSIDE, () -> KafkaAdmin.answers(address)), container);
    }

    /** As the image reads its configuration. */
    private static String environmentName(String property) {
        return "KAFKA_" + property.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
    }

    @Override
    public void close() {
        container.stop();
    }
}
