package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of ours. */
final class Folders {

    private Folders() {}

    /** The folder with all in it; what a server removes at the same time is no error. */
    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A folder for this JVM alone, deleted when it ends. */
    static Path throwAway(String name) {
        try {
            Path folder = Files.createTempDirectory("lantern-" + name + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(folder), "delete " + folder));
            return folder;
        } catch (IOException e) {
            throw new ServerFailed("A temporary folder could not be made.", e);
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            // A temporary folder that stays behind harms nobody, and nobody listens any more.
        }
    }
}
