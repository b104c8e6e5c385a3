package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A JVM with a child, for a test that kills it: writes the child's pid and waits. */
final class ParentThatIsKilled {

    private ParentThatIsKilled() {}

    /** @param arguments the folder to work in and the file for the pid */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Program program = Program.of(
                "child", List.of("sh", "-c", "echo $$ > pid; exec sleep 600"), Path.of(arguments[0], "child.log"));
        Path unannounced = Path.of(arguments[0], "pid");
        new ChildProcess(program.withReadiness(() -> Files.exists(unannounced) && Files.size(unannounced) > 0), s -> {})
                .start();
        Files.move(unannounced, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }
}
