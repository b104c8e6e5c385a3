package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The file that a program's output goes to; runs follow each other in it. */
final class ProgramLog {

    private ProgramLog() {}

    /** Writes the line that a run begins with, and returns the folder that the program works in. */
    static Path begin(Program program) {
        Path folder = program.log().resolveSibling("");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    program.log(),
                    "---- " + program.name() + " starts, " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return folder;
        } catch (IOException e) {
            throw new ServerFailed("The log file " + program.log() + " cannot be written.", e);
        }
    }

    static String lastLines(Program program, int count) {
        try {
            List<String> lines = new String(Files.readAllBytes(program.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
