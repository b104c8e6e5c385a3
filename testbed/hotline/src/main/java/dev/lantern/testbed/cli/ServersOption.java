package dev.lantern.testbed.cli;

import dev.lantern.testbed.Endpoints;
import dev.lantern.testbed.Folders;
import dev.lantern.testbed.servers.ServerFailed;
import dev.lantern.testbed.servers.ServerSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where Kafka and PostgreSQL come from; each option may be given as an environment variable instead. */
final class ServersOption {

    /** As they are typed. */
    enum Mode {
        embedded,
        containers,
        external
    }

    @Option(
            names = "--servers",
            paramLabel = "MODE",
            defaultValue = "${env:LANTERN_SERVERS:-embedded}",
            description = "Kafka and PostgreSQL: embedded (default), containers (needs a container engine, keeps no"
                    + " data), or external (needs --kafka and --postgres); or LANTERN_SERVERS")
    private Mode mode = Mode.embedded;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:LANTERN_KAFKA:-}",
            description = "the external Kafka's bootstrap servers; or LANTERN_KAFKA")
    private String kafka = "";

    @Option(
            names = "--postgres",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:LANTERN_POSTGRES:-}",
            description = "the external PostgreSQL; or LANTERN_POSTGRES")
    private String postgres = "";

    @Option(
            names = "--postgres-user",
            paramLabel = "USER",
            defaultValue = "${env:LANTERN_POSTGRES_USER:-postgres}",
            description = "may create the database cases, or it exists (default: ${DEFAULT-VALUE}); the password is"
                    + " read from LANTERN_POSTGRES_PASSWORD, as everybody can see a command line")
    private String user = "postgres";

    /** @throws ServerFailed naming what is missing, or given in vain */
    ServerSource source(Folders folders, Endpoints endpoints) {
        if (mode != Mode.external && !(kafka.isBlank() && postgres.isBlank())) {
            throw new ServerFailed("--kafka and --postgres name external servers, but --servers is " + mode
                    + ". Say --servers external, or leave the addresses out.");
        }
        return switch (mode) {
            case embedded -> new ServerSource.Embedded(folders.data(), endpoints.kafka(), endpoints.postgres());
            case containers -> ServerSource.Containers.PUBLISHED;
            case external -> external();
        };
    }

    private ServerSource external() {
        List<String> missing = new ArrayList<>();
        if (kafka.isBlank()) {
            missing.add("--kafka HOST:PORT (or LANTERN_KAFKA)");
        }
        if (postgres.isBlank()) {
            missing.add("--postgres HOST:PORT (or LANTERN_POSTGRES)");
        }
        String password = System.getenv("LANTERN_POSTGRES_PASSWORD");
        if (password == null) {
            missing.add("the environment variable LANTERN_POSTGRES_PASSWORD (it may be empty)");
        }
        if (!missing.isEmpty() || password == null) {
            throw new ServerFailed("External servers need " + String.join(", and ", missing) + ".");
        }
        return new ServerSource.External(kafka, postgres, user, password);
    }

    /** The same for another launcher, which inherits the environment. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--servers", mode.name(), "--postgres-user", user));
        if (!kafka.isBlank()) {
            arguments.addAll(List.of("--kafka", kafka));
        }
        if (!postgres.isBlank()) {
            arguments.addAll(List.of("--postgres", postgres));
        }
        return arguments;
    }
}
