package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The real PostgreSQL, from its published programs, as a child process. What it has committed is on the disk. */
record EmbeddedPostgres(String address, String user, String password, ServerControl control) implements PostgresServer {

    static final String USER = "postgres";

    /** Small and local. All else is PostgreSQL's own default, fsync and synchronous_commit above all. */
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "shared_buffers", "32MB",
            "max_connections", "80",
            "max_wal_size", "256MB"));

    /** Starts a server on what the folder holds, or on a new cluster. */
    static EmbeddedPostgres open(Path folder, int port, Consumer<String> progress) {
        String address = "127.0.0.1:" + port;
        PostgresFiles files = new PostgresFiles(folder.toAbsolutePath(), PostgresBinaries.unpacked());
        files.write(progress);
        String password = files.password();
        Program program = Program.of(
                        "postgres", command(files, port), files.folder().resolve("postgres.log"))
                .withReadiness(Readiness.port(port).and(() -> answers(address, password)))
                // INT is its fast shutdown: TERM would wait for clients to go.
                .withStop("INT", Duration.ofSeconds(15));
        ChildProcess child = new ChildProcess(program, progress);
        child.start();
        return new EmbeddedPostgres(address, USER, password, child);
    }

    private static List<String> command(PostgresFiles files, int port) {
        List<String> command = new ArrayList<>();
        command.add(files.binaries().resolve("bin/postgres").toString());
        command.addAll(List.of("-D", files.cluster().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return OrdinaryUser.runs(command);
    }

    /** It listens before it has recovered. */
    private static boolean answers(String address, String password) throws IOException {
        try (Connection connection = PostgresDatabase.connect(address, USER, USER, password)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return "PostgreSQL at " + address;
    }

    @Override
    public void close() {
        control.stop();
    }
}
