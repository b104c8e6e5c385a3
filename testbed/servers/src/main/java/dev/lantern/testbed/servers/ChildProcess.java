package dev.lantern.testbed.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program run as a child of this JVM: started until ready, asked to end or killed, frozen and thawed, started again.
 * It does not outlive this JVM. Safe for several threads.
 */
public final class ChildProcess implements ServerControl, AutoCloseable {

    private static final Duration BETWEEN_SENTENCES = Duration.ofSeconds(5);
    private static final int LOG_LINES_SHOWN = 20;

    private final Program program;
    private final Consumer<String> progress;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Process process;

    /** @param progress is told in short sentences what the program is doing while it starts */
    public ChildProcess(Program program, Consumer<String> progress) {
        this.program = program;
        this.progress = progress;
    }

    public Program program() {
        return program;
    }

    /**
     * Returns once the program is ready; at once when it already runs.
     *
     * @throws ServerFailed it ended or was not ready in time; the message has the last lines of its log
     */
    @Override
    public void start() {
        starting.lock();
        try {
            if (!isRunning()) {
                awaitReady(launch());
            }
        } finally {
            starting.unlock();
        }
    }

    /** Asks the program to end and waits; what has not ended in time is killed, and what it started and left, too. */
    @Override
    public void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        ProcessTree tree = ProcessTree.of(running.toHandle());
        // A frozen process would get the signal only once it is thawed.
        tree.signal("CONT");
        new ProcessTree(tree.processes().subList(0, 1)).signal(program.stopSignal());
        if (!endsWithin(running, program.stopLimit())) {
            progress.accept(program.name() + " did not end within "
                    + program.stopLimit().toSeconds() + " s and is killed");
        }
        end(running, tree);
    }

    /** Ends the program and what it started at once, as kill -9 does; returns when it is gone. */
    @Override
    public void kill() {
        Process running = process;
        if (running != null && running.isAlive()) {
            end(running, ProcessTree.of(running.toHandle()));
        }
    }

    /** The tree for what has moved to sessions of its own, the session for what was started since the tree was seen. */
    private static void end(Process running, ProcessTree tree) {
        tree.kill();
        OwnSession.kill(running.pid());
        endsWithin(running, Duration.ofSeconds(10));
    }

    /** Stops the program and what it started in mid-air: connections stay open and nothing answers. */
    @Override
    public void freeze() {
        signalAll("STOP");
    }

    /** Lets a frozen program go on. */
    @Override
    public void thaw() {
        signalAll("CONT");
    }

    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Completes with the exit code (137 for kill -9) when the present run ends; at once when nothing runs. */
    public CompletableFuture<Integer> ended() {
        Process running = process;
        return running == null
                ? CompletableFuture.completedFuture(0)
                : running.onExit().thenApply(Process::exitValue);
    }

    /** Memory of the program and what it started, in MiB; 0 when it does not run. */
    @Override
    public long residentMebibytes() {
        Process running = process;
        return running == null || !running.isAlive()
                ? 0
                : ProcessTree.of(running.toHandle()).residentMebibytes();
    }

    @Override
    public Duration processorTime() {
        Process running = process;
        return running == null || !running.isAlive()
                ? Duration.ZERO
                : ProcessTree.of(running.toHandle()).processorTime();
    }

    @Override
    public void close() {
        stop();
    }

    private Process launch() {
        Path folder = ProgramLog.begin(program);
        PidFile pidFile = PidFile.of(program);
        Undertaker undertaker = Undertaker.get();
        pidFile.leftBehind().ifPresent(this::endOrphan);
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(program.command()))
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().putAll(program.environment());
        try {
            Process started = builder.start();
            process = started;
            undertaker.born(started, program.stopSignal());
            pidFile.write(started.toHandle());
            return started;
        } catch (IOException e) {
            throw new ServerFailed(
                    program.name() + " could not be started: the command "
                            + program.command().getFirst() + " does not run.",
                    e);
        }
    }

    /** Whoever started it was killed together with the {@link Undertaker}, or a moment ago. */
    private void endOrphan(ProcessHandle orphan) {
        progress.accept(program.name() + " still runs from an earlier time and is ended");
        ProcessTree.of(orphan).kill();
        orphan.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void awaitReady(Process started) {
        long begun = System.nanoTime();
        Duration nextSentence = BETWEEN_SENTENCES;
        while (!program.readiness().now()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            if (endsWithin(started, Readiness.BETWEEN_PROBES)) {
                throw failed("ended with exit code " + started.exitValue() + " before it was ready");
            }
            if (waited.compareTo(program.startLimit()) > 0) {
                kill();
                throw failed("was not ready within " + program.startLimit().toSeconds() + " s");
            }
            if (waited.compareTo(nextSentence) > 0) {
                progress.accept(program.name() + " is still starting after " + waited.toSeconds() + " s");
                nextSentence = nextSentence.plus(BETWEEN_SENTENCES);
            }
        }
        if (!started.isAlive()) {
            throw failed("ended with exit code " + started.exitValue() + " though something answers in its place");
        }
        progress.accept("%s is ready after %.1f s".formatted(program.name(), (System.nanoTime() - begun) / 1e9));
    }

    private ServerFailed failed(String what) {
        return new ServerFailed(program.name() + " " + what + ". The end of " + program.log() + ":\n"
                + ProgramLog.lastLines(program, LOG_LINES_SHOWN));
    }

    private static boolean endsWithin(Process running, Duration limit) {
        try {
            return running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
            throw new ServerFailed("Interrupted while waiting for a child process, which is killed.", e);
        }
    }

    private void signalAll(String name) {
        Process running = process;
        if (running != null && running.isAlive()) {
            ProcessTree.of(running.toHandle()).signal(name);
        }
    }
}
