package dev.lantern.testbed;

import dev.lantern.testbed.servers.AotCache;
import dev.lantern.testbed.servers.JavaCommand;
import dev.lantern.testbed.servers.Program;
import dev.lantern.testbed.servers.Readiness;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A service as a child process, from its built jar.
 *
 * @param plain the program without a start-up cache
 * @param command what it runs
 * @param cache its start-up cache, there or not
 */
record ServiceProgram(Program plain, JavaCommand command, AotCache cache) {

    /** @throws dev.lantern.testbed.servers.ServerFailed when the service is not built */
    static ServiceProgram of(Service service, Folders folders, Endpoints endpoints, Map<String, String> environment) {
        JavaCommand command = command(service, folders);
        Program program = Program.of(service.module(), command.words(), folders.log(service.module()))
                .withEnvironment(environment)
                .withStop("TERM", Duration.ofSeconds(20))
                .withStartLimit(Duration.ofMinutes(3))
                .withReadiness(Readiness.http(URI.create(endpoints.of(service) + "/q/health/ready")));
        return new ServiceProgram(program, command, cache(service, folders));
    }

    static JavaCommand command(Service service, Folders folders) {
        return JavaCommand.ofJar(folders.runnerJar(service))
                .small(service.heapMebibytes())
                .with(List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        // Quarkus' thread pools clear thread locals between tasks.
                        "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    }

    static AotCache cache(Service service, Folders folders) {
        return new AotCache(folders.startupCaches().resolve(service.module() + ".aot"));
    }

    /** The program to run: with the cache where there is one. */
    Program fast() {
        return plain.withCommand(cache.speedUp(command).words());
    }
}
