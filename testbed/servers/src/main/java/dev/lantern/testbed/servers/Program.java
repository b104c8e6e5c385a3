package dev.lantern.testbed.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a child process is.
 *
 * @param name what people call it, as in "kafka is ready"
 * @param command program and arguments; the program alone may be looked up on the PATH
 * @param environment what the child's environment has beside ours
 * @param log the file that its output is appended to; its folder is the child's working folder
 * @param readiness tells when it can be used
 * @param startLimit how long it may take to become ready
 * @param stopLimit how long it may take to end once asked, before it is killed
 * @param stopSignal the signal that asks it to end, such as TERM
 */
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Readiness readiness,
        Duration startLimit,
        Duration stopLimit,
        String stopSignal) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        log = log.toAbsolutePath();
    }

    /** Ready as soon as it runs, 60 s to start, 10 s to end after a TERM. */
    public static Program of(String name, List<String> command, Path log) {
        return new Program(
                name, command, Map.of(), log, () -> true, Duration.ofSeconds(60), Duration.ofSeconds(10), "TERM");
    }

    public Program withCommand(List<String> other) {
        return new Program(name, other, environment, log, readiness, startLimit, stopLimit, stopSignal);
    }

    public Program withEnvironment(Map<String, String> other) {
        return new Program(name, command, other, log, readiness, startLimit, stopLimit, stopSignal);
    }

    public Program withReadiness(Readiness other) {
        return new Program(name, command, environment, log, other, startLimit, stopLimit, stopSignal);
    }

    public Program withStartLimit(Duration other) {
        return new Program(name, command, environment, log, readiness, other, stopLimit, stopSignal);
    }

    public Program withStop(String signal, Duration limit) {
        return new Program(name, command, environment, log, readiness, startLimit, limit, signal);
    }
}
