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

    /** Writes them; what is stored already stays. */
    static BrokerFiles in(Path folder, int port) {
        BrokerFiles files = new BrokerFiles(folder.toAbsolutePath(), port, Ports.free());
        files.write();
        return files;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    Path configuration() {
        return folder.resolve("server.properties");
    }

    Path logging() {
        return folder.resolve("logging.properties");
    }

    private Path storage() {
        return folder.resolve("data");
    }

    private void write() {
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
                    .run();
        } catch (Exception e) {
            throw new ServerFailed("The storage of the broker, " + directory + ", cannot be formatted.", e);
        }
    }

    private Map<String, String> properties() {
        Map<String, String> properties = BrokerTuning.properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("listeners", "BROKER://" + address() + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "BROKER://" + address());
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", storage().toString());
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
