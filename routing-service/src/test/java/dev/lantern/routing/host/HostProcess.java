package dev.lantern.routing.host;

import dev.lantern.events.sealing.Keyring;
import dev.lantern.lines.LineFolder;
import dev.lantern.routing.engine.triage.Findings;
import dev.lantern.testbed.servers.ChildProcess;
import dev.lantern.testbed.servers.Program;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The host in a JVM of its own, so that a test can kill it as kill -9 does. */
public final class HostProcess {

    private static final String READY = "ready";

    private HostProcess() {}

    static HostSettings settings(String bootstrapServers, Path folder) {
        return new HostSettings(
                "lantern-routing",
                Map.of("bootstrap.servers", bootstrapServers),
                4,
                1,
                1,
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofSeconds(3),
                folder);
    }

    static RoutingHost host(HostSettings settings, Path keys, Path lines) {
        return new RoutingHost(
                settings,
                Keyring.load(keys),
                LineFolder.open(lines)::current,
                _ -> Findings.NONE,
                new RoutingMeters(new SimpleMeterRegistry()));
    }

    /** Ready when it decides. */
    static ChildProcess child(String bootstrapServers, Path folder, Path keys, Path lines) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                HostProcess.class.getName(),
                bootstrapServers,
                folder.toString(),
                keys.toString(),
                lines.toString());
        return new ChildProcess(
                Program.of("routing host", command, folder.resolve("host.log"))
                        .withReadiness(() -> Files.exists(folder.resolve(READY))),
                sentence -> {});
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[1]);
        RoutingHost host = host(settings(args[0], folder), Path.of(args[2]), Path.of(args[3]));
        host.start();
        while (!host.notReady().isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        Files.createFile(folder.resolve(READY));
        new CountDownLatch(1).await();
    }
}
