package dev.lantern.ingest.spool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The one thread that touches the file. A platform thread, because SQLite's native calls would pin the carrier of a
 * virtual one. Writes that arrive while the disk syncs share the next transaction.
 */
final class SpoolDisk {

    /** Bounds the time and the room that one transaction takes. */
    private static final int LARGEST_GROUP = 256;

    private static final int LARGEST_GROUP_BYTES = 256 << 10;

    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Consumer<List<SpoolWrite>> commit;
    private final Thread thread;

    /** @param commit writes a group and settles each of it; never throws */
    SpoolDisk(Consumer<List<SpoolWrite>> commit) {
        this.commit = commit;
        this.thread = Thread.ofPlatform().name("lantern-spool").daemon().start(this::work);
    }

    void append(SpoolWrite write) {
        tasks.add(new Append(write));
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Runs it on the thread of the disk, after all that was handed over before, and waits. */
    <T> T call(DiskWork<T> work, Duration patience) throws SpoolUnavailableException, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.add(new Call<>(work, result));
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SpoolUnavailableException("the disk did not answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SpoolUnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Everything handed over before is done; nothing is taken after. */
    void stop(Duration patience) throws InterruptedException {
        tasks.add(new Stop());
        thread.join(patience);
    }

    private void work() {
        try {
            while (true) {
                switch (tasks.take()) {
                    case Append first -> commit.accept(group(first));
                    case Call<?> call -> call.run();
                    case Stop stop -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<SpoolWrite> group(Append first) {
        List<SpoolWrite> group = new ArrayList<>();
        group.add(first.write);
        int bytes = first.bytes();
        while (group.size() < LARGEST_GROUP
                && tasks.peek() instanceof Append next
                && bytes + next.bytes() <= LARGEST_GROUP_BYTES) {
            tasks.remove();
            group.add(next.write);
            bytes += next.bytes();
        }
        return group;
    }

    interface DiskWork<T> {
        T run() throws SpoolUnavailableException;
    }

    private sealed interface Task {}

    private record Append(SpoolWrite write) implements Task {
        int bytes() {
            return write.record().value().length;
        }
    }

    private record Stop() implements Task {}

    private record Call<T>(DiskWork<T> work, CompletableFuture<T> result) implements Task {
        void run() {
            try {
                result.complete(work.run());
            } catch (SpoolUnavailableException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        }
    }
}
