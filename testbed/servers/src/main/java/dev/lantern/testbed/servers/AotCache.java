package dev.lantern.testbed.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a Java program has loaded and linked, kept for its next start (JEP 483, 514): it then starts with less than half of
 * the processor time. A cache fits one JDK and the jars it was made from, as they were. The JVM checks that, too, and
 * starts without; but JDK 25.0.3 was seen to run the old code of a changed jar, so what the cache was made from is kept
 * beside it and compared here.
 */
public record AotCache(Path file) {

    /** Writing takes some 10 s of processor time, after the program itself has ended. */
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(5);

    public AotCache {
        file = file.toAbsolutePath();
    }

    /** The program with the cache, or as it is where none fits. */
    public JavaCommand speedUp(JavaCommand command) {
        return fits(command) ? command.with(List.of("-XX:AOTCache=" + file)) : command;
    }

    /** Whether there is a cache, made from these jars as they are now. */
    public boolean fits(JavaCommand command) {
        try {
            return Files.exists(file)
                    && Files.exists(madeFrom())
                    && Files.readString(madeFrom()).equals(JarStamp.of(command));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs the program once until it is ready, and keeps what it loaded.
     *
     * @param program what is run, with the command replaced
     * @param command of the program
     * @param practise what is done with the running program, so that the cache knows that, too
     * @param progress is also told when there will be no cache, which is no failure: all starts without one
     */
    public void make(Program program, JavaCommand command, Runnable practise, Consumer<String> progress) {
        Path unfinished = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(file.resolveSibling(""));
            String stamp = JarStamp.of(command);
            run(
                    program.withCommand(command.with(List.of("-XX:AOTCacheOutput=" + unfinished))
                                    .words())
                            .withStop(program.stopSignal(), WRITE_LIMIT),
                    practise,
                    progress);
            Files.deleteIfExists(madeFrom());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(madeFrom(), stamp);
        } catch (IOException e) {
            progress.accept(program.name() + " has no AOT cache: " + e.getMessage());
        }
    }

    private static void run(Program training, Runnable practise, Consumer<String> progress) {
        try (ChildProcess child = new ChildProcess(training, progress)) {
            child.start();
            practise.run();
            progress.accept(training.name() + " ends and writes its AOT cache");
        }
    }

    private Path madeFrom() {
        return file.resolveSibling(file.getFileName() + ".made-from");
    }
}
