package dev.lantern.testbed.servers;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container. */
record ContainerPostgres(
        String address, String user, String password, ServerControl control, PostgreSQLContainer container)
        implements PostgresServer {

    private static final int INSIDE = 5432;

    static ContainerPostgres open(String image, Consumer<String> progress) {
        progress.accept("postgres starts in a container of " + image);
        int port = Ports.free();
        String address = "127.0.0.1:" + port;
        PostgreSQLContainer container =
                new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        // Testcontainers turns fsync off; what is committed must survive a kill here.
        container.setCommand("postgres", "-c", "fsync=on");
        String user = container.getUsername();
        String password = container.getPassword();
        return new ContainerPostgres(
                address,
                user,
                password,
                ContainerControl.open(container, port, INSIDE, () -> answers(address, user, password)),
                container);
    }

    private static boolean answers(String address, String user, String password) throws IOException {
        try {
            PostgresDatabase.connect(address, "postgres", user, password).close();
            return true;
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
        container.stop();
    }
}
