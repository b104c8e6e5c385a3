package dev.lantern.testbed.servers;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Kafka and PostgreSQL, open and answering, wherever they come from. Closing leaves the data. */
public final class BackingServers implements AutoCloseable {

    private final KafkaServer kafka;
    private final PostgresServer postgres;
    private final Optional<ClaimedFolder> claim;

    private BackingServers(KafkaServer kafka, PostgresServer postgres, Optional<ClaimedFolder> claim) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.claim = claim;
    }

    /**
     * Returns once both answer; they start at the same time.
     *
     * @param progress is told in short sentences what happens
     * @throws ServerFailed one of them cannot be had; then neither runs
     */
    public static BackingServers open(ServerSource source, Consumer<String> progress) {
        return switch (source) {
            case ServerSource.Embedded embedded -> embedded(embedded, progress);
            case ServerSource.Containers containers -> containers(containers, progress);
            case ServerSource.External external ->
                both(
                        () -> ExternalKafka.open(external.bootstrapServers()),
                        () -> ExternalPostgres.open(external.postgresAddress(), external.user(), external.password()),
                        Optional.empty());
        };
    }

    /** Makes what lets the embedded servers start faster, unless it is there; takes half a minute or so once. */
    public static void prepare(Consumer<String> progress) {
        PostgresBinaries.unpacked();
        EmbeddedKafka.makeCache(progress);
    }

    private static BackingServers embedded(ServerSource.Embedded source, Consumer<String> progress) {
        // Before anything starts, so that a port that is taken leaves nothing behind.
        int kafkaPort = Ports.require(source.kafkaPort(), "Kafka");
        int postgresPort = Ports.require(source.postgresPort(), "PostgreSQL");
        ClaimedFolder claim = ClaimedFolder.claim(source.folder());
        return both(
                () -> EmbeddedKafka.open(claim.path().resolve("kafka"), kafkaPort, progress),
                () -> EmbeddedPostgres.open(claim.path().resolve("postgres"), postgresPort, progress),
                Optional.of(claim));
    }

    private static BackingServers containers(ServerSource.Containers source, Consumer<String> progress) {
        try {
            ContainerControl.requireEngine();
        } catch (NoClassDefFoundError e) {
            throw new ServerFailed(
                    "Containers need testcontainers-kafka and testcontainers-postgresql on the class path.", e);
        }
        return both(
                () -> ContainerKafka.open(source.kafkaImage(), progress),
                () -> ContainerPostgres.open(source.postgresImage(), progress),
                Optional.empty());
    }

    private static BackingServers both(
            Supplier<KafkaServer> kafka, Supplier<PostgresServer> postgres, Optional<ClaimedFolder> claim) {
        CompletableFuture<KafkaServer> first = started(kafka);
        CompletableFuture<PostgresServer> second = started(postgres);
        try {
            return new BackingServers(first.join(), second.join(), claim);
        } catch (CompletionException e) {
            closeIfOpened(first);
            closeIfOpened(second);
            claim.ifPresent(ClaimedFolder::close);
            throw e.getCause() instanceof ServerFailed failed ? failed : e;
        }
    }

    private static <T> CompletableFuture<T> started(Supplier<T> server) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(server.get());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private static void closeIfOpened(CompletableFuture<? extends BackingServer> opening) {
        opening.handle((server, failure) -> {
                    if (server != null) {
                        server.close();
                    }
                    return failure;
                })
                .join();
    }

    public KafkaServer kafka() {
        return kafka;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    @Override
    public void close() {
        try {
            kafka.close();
        } finally {
            postgres.close();
            claim.ifPresent(ClaimedFolder::close);
        }
    }
}
