package dev.lantern.testbed.servers;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** The control of a container. Its port on this machine is fixed, so that it has the same after a restart. */
record ContainerControl(GenericContainer<?> container, Readiness readiness) implements ServerControl {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    /** A docker client may be there without an engine: only asking tells. */
    static void requireEngine() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new ServerFailed(
                    "No container engine answers, so Kafka and PostgreSQL cannot run in containers."
                            + " Start Docker (DOCKER_HOST tells where it listens), or let Lantern run its own servers (embedded).");
        }
    }

    /** Starts the container with a port of this machine for the one it listens at. */
    static ContainerControl open(GenericContainer<?> container, int port, int inside, Readiness readiness) {
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + inside));
        container.withStartupTimeout(START_LIMIT);
        try {
            container.start();
        } catch (RuntimeException e) {
            throw new ServerFailed(container.getDockerImageName() + " could not be started in a container.", e);
        }
        return new ContainerControl(container, readiness);
    }

    @Override
    public void start() {
        client().startContainerCmd(id()).exec();
        if (!readiness.within(START_LIMIT)) {
            throw new ServerFailed(container.getDockerImageName() + " did not answer within " + START_LIMIT.toSeconds()
                    + " s of its restart.");
        }
    }

    @Override
    public void stop() {
        client().stopContainerCmd(id()).exec();
    }

    @Override
    public void kill() {
        client().killContainerCmd(id()).exec();
    }

    @Override
    public void freeze() {
        client().pauseContainerCmd(id()).exec();
    }

    @Override
    public void thaw() {
        client().unpauseContainerCmd(id()).exec();
    }

    /** The engine's business. */
    @Override
    public long residentMebibytes() {
        return 0;
    }

    /** The engine's business, too. */
    @Override
    public Duration processorTime() {
        return Duration.ZERO;
    }

    private String id() {
        return container.getContainerId();
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
