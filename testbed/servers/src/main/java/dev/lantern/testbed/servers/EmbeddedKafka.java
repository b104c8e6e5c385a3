package dev.lantern.testbed.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The real broker, from its published jars, as a child process: one node that is its own controller. */
record EmbeddedKafka(String bootstrapServers, ServerControl control) implements KafkaServer {

    /**
     * Starts a broker on what the folder holds, or on a new storage.
     *
     * @param port 0 for any free one
     * @param jvmFlags further flags, such as those of an {@link AotCache}
     */
    static EmbeddedKafka open(Path folder, int port, List<String> jvmFlags, Consumer<String> progress) {
        int listening = Ports.require(port, "Kafka");
        BrokerFiles files = new BrokerFiles(folder.toAbsolutePath(), listening, Ports.free());
        files.write();
        String address = "127.0.0.1:" + listening;
        Program program = Program.of(
                        "kafka", command(files, jvmFlags), files.folder().resolve("kafka.log"))
                .withReadiness(Readiness.port(listening).and(() -> answers(address)));
        ChildProcess child = new ChildProcess(program, progress);
        child.start();
        return new EmbeddedKafka(address, child);
    }

    private static List<String> command(BrokerFiles files, List<String> jvmFlags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(jvmFlags);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dlogging.configuration=" + files.logging().toUri());
        command.add("-cp");
        command.add(ClassPath.ofBroker().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add("kafka.Kafka");
        command.add(files.configuration().toString());
        return command;
    }

    /** A broker that listens may still be fenced off by its controller. */
    private static boolean answers(String bootstrapServers) throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        control.stop();
    }
}
