package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process with all its descendants, as they are now. */
record ProcessTree(List<ProcessHandle> processes) {

    static ProcessTree of(ProcessHandle root) {
        List<ProcessHandle> processes = new ArrayList<>();
        processes.add(root);
        root.descendants().forEach(processes::add);
        return new ProcessTree(processes);
    }

    /** The root first, so that it starts no further ones. */
    void kill() {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    /** @param name such as STOP */
    void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-s", name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        // Fails when one of them has just ended, which is as good.
        Quietly.succeeds(command);
    }

    /** Memory in RAM in MiB; a page that several processes share counts in parts. */
    long residentMebibytes() {
        return processes.stream().mapToLong(ProcessTree::residentKibibytes).sum() / 1024;
    }

    /** Of those that run, in steps of 10 ms, and of their children that have ended. */
    Duration processorTime() {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long residentKibibytes(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        return field(folder.resolve("smaps_rollup"), "Pss:")
                .or(() -> field(folder.resolve("status"), "VmRSS:"))
                .orElse(0L);
    }

    private static Optional<Long> field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
