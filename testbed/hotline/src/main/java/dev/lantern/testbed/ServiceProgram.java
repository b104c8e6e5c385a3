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
 * @param purpose what its JVM is set for
 */
record ServiceProgram(Program plain, JavaCommand command, AotCache cache, HotlineSettings.Purpose purpose) {

    /** @throws dev.lantern.testbed.servers.ServerFailed when the service is not built */
    static ServiceProgram of(
            Service service,
            Folders folders,
            Endpoints endpoints,
            Map<String, String> environment,
            HotlineSettings.Purpose purpose) {
        return of(service, service.module(), folders, endpoints, environment, purpose);
    }

    /** @param name of this instance, which its log is called after, too */
    static ServiceProgram of(
            Service service,
            String name,
            Folders folders,
            Endpoints endpoints,
            Map<String, String> environment,
            HotlineSettings.Purpose purpose) {
        JavaCommand command = command(service, folders, purpose);
        Program program = Program.of(name, command.words(), folders.log(name))
                .withEnvironment(environment)
                .withStop("TERM", Duration.ofSeconds(20))
                .withStartLimit(Duration.ofMinutes(3))
                .withReadiness(Readiness.http(URI.create(endpoints.of(service) + "/q/health/ready")));
        return new ServiceProgram(program, command, cache(service, folders), purpose);
    }

    static JavaCommand command(Service service, Folders folders, HotlineSettings.Purpose purpose) {
        JavaCommand command = JavaCommand.ofJar(folders.runnerJar(service));
        JavaCommand sized =
                switch (purpose) {
                    case SHOWING -> command.small(service.heapMebibytes());
                    case MEASURING -> command.steady(2 * service.heapMebibytes());
                };
        return sized.with(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // Quarkus' thread pools clear thread locals between tasks.
                "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    }

    static AotCache cache(Service service, Folders folders) {
        return new AotCache(folders.startupCaches().resolve(service.module() + ".aot"));
    }

    /** The program to run: with the cache where there is one for such a JVM. */
    Program fast() {
        return switch (purpose) {
            case SHOWING -> plain.withCommand(cache.speedUp(command).words());
            case MEASURING -> plain;
        };
    }
}
