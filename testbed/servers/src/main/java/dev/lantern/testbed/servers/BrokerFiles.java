package dev.lantern.testbed.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.metadata.storage.Formatter;

/** What a broker finds in its folder: its configuration, its logging, its formatted storage. */
record BrokerFiles(Path folder, int port, int controllerPort) {

    private static final int NODE = 1;
    private static final String CLUSTER = "bGFudGVybi10ZXN0YmVkIQ";

    Path configuration() {
        return folder.resolve("server.properties");
    }

    Path logging() {
        return folder.resolve("logging.properties");
    }

    private Path storage() {
        return folder.resolve("data");
    }

    void write() {
        try {
            Files.createDirectories(storage());
            Files.writeString(configuration(), lines(properties()));
            Files.writeString(logging(), lines(loggingProperties()));
            if (!Files.exists(storage().resolve("meta.properties"))) {
                format();
            }
        } catch (IOException e) {
            throw new ServerFailed("The folder of the broker, " + folder + ", cannot be written.", e);
        }
    }

    private void format() {
        String directory = storage().toString();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setClusterId(CLUSTER)
                    .setNodeId(NODE)
                    .setControllerListenerName("CONTROLLER")
                    .setDirectories(List.of(directory))
                    .setMetadataLogDirectory(directory)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new ServerFailed("The storage of the broker, " + directory + ", cannot be formatted.", e);
        }
    }

    /** One small broker that is its own controller. A restart or a dead client is noticed in seconds. */
    private Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "BROKER://127.0.0.1:" + port);
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", storage().toString());
        properties.put("auto.create.topics.enable", "false");

        properties.put("offsets.topic.num.partitions", "4");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");

        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.min.session.timeout.ms", "1000");
        properties.put("group.consumer.min.session.timeout.ms", "1000");
        properties.put("group.consumer.min.heartbeat.interval.ms", "200");
        properties.put("group.streams.min.session.timeout.ms", "1000");
        properties.put("group.streams.min.heartbeat.interval.ms", "200");
        // Readers of committed records wait for the open transaction of a dead writer: abort it soon.
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");

        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
        return properties;
    }

    private static Map<String, String> loggingProperties() {
        return Map.of(
                "logger.level", "WARN",
                "loggers", "kafka.server.KafkaRaftServer",
                "logger.kafka.server.KafkaRaftServer.level", "INFO",
                "logger.handlers", "CONSOLE",
                "handler.CONSOLE", "org.jboss.logmanager.handlers.ConsoleHandler",
                "handler.CONSOLE.formatter", "LINE",
                "formatter.LINE", "org.jboss.logmanager.formatters.PatternFormatter",
                "formatter.LINE.properties", "pattern",
                "formatter.LINE.pattern", "%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{1}] %s%e%n");
    }

    private static String lines(Map<String, String> properties) {
        return new TreeMap<>(properties)
                .entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}
