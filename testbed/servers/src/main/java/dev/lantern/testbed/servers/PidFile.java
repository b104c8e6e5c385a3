package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Beside a program's log: which process it is, so that the next run finds one that was left behind. */
record PidFile(Path path) {

    /** What the system says of a start moves a little with its clock. */
    private static final Duration SAME = Duration.ofSeconds(2);

    static PidFile of(Program program) {
        return new PidFile(program.log().resolveSibling(program.name() + ".pid"));
    }

    void write(ProcessHandle process) throws IOException {
        Files.writeString(path, process.pid() + " " + startOf(process).toEpochMilli() + "\n");
    }

    /** The process of the file if it still runs; a pid that now belongs to another program is not it. */
    Optional<ProcessHandle> leftBehind() {
        try {
            String[] words = Files.readString(path).strip().split(" ", 2);
            Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            Duration.between(startOf(process), started).abs().compareTo(SAME) < 0);
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
