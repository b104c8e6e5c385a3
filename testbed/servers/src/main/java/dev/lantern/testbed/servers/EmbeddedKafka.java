package dev.lantern.testbed.servers;

import dev.lantern.events.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The real broker, from its published jars, as a child process: one node that is its own controller. */
record EmbeddedKafka(String bootstrapServers, ServerControl control) implements KafkaServer {

    private static final int HEAP_MEBIBYTES = 256;
    private static final int TRAINING_PARTITIONS = 4;

    /** Starts a broker on what the folder holds, or on a new storage. */
    static EmbeddedKafka open(Path folder, int port, Consumer<String> progress) {
        BrokerFiles files = BrokerFiles.in(folder, port);
        JavaCommand command = cache().speedUp(command(files));
        ChildProcess child = new ChildProcess(program(files, command), progress);
        child.start();
        return new EmbeddedKafka(files.address(), child);
    }

    /** Makes the AOT cache of the broker unless a fitting one is there; all who run it from the same jars share it. */
    static void makeCache(Consumer<String> progress) {
        AotCache cache = cache();
        if (!cache.fits(jvm())) {
            BrokerFiles files = BrokerFiles.in(Folders.throwAway("kafka"), Ports.free());
            JavaCommand command = command(files);
            cache.make(
                    program(files, command),
                    command,
                    () -> KafkaAdmin.createTopics(files.address(), TRAINING_PARTITIONS),
                    progress);
        }
    }

    private static AotCache cache() {
        String name = Ids.digest(System.getProperty("java.vm.version"), String.join(" ", jvm().words()));
        return new AotCache(CacheFolder.of("kafka-" + name + ".aot"));
    }

    private static JavaCommand jvm() {
        return new JavaCommand(List.of(), ClassPath.ofBroker(), "kafka.Kafka", List.of()).small(HEAP_MEBIBYTES);
    }

    private static JavaCommand command(BrokerFiles files) {
        return jvm().with(List.of(
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dlogging.configuration=" + files.logging().toUri()))
                .withArguments(List.of(files.configuration().toString()));
    }

    private static Program program(BrokerFiles files, JavaCommand command) {
        return Program.of("kafka", command.words(), files.folder().resolve("kafka.log"))
                // One that listens may still be fenced off by its controller.
                .withReadiness(Readiness.port(files.port()).and(() -> KafkaAdmin.answers(files.address())));
    }

    @Override
    public void close() {
        control.stop();
    }
}
