package dev.lantern.routing.desk;

import dev.lantern.events.DeskCommand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells the engine whose desks are connected at this instance: when an advocate's first stream opens, again and again while
 * one is open, and when the last closes. The engine notices by the silence that an instance died. Told by one thread, in
 * the order it happened; whoever opens or closes a stream does not wait for it.
 */
final class DeskPresence implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeskPresence.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private record At(String line, String advocate) {}

    private final Consumer<DeskCommand> engine;
    private final InstantSource clock;
    private final String instance = UUID.randomUUID().toString().replace("-", "");
    private final Map<At, Integer> open = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("desk-presence").daemon().factory());

    /** @param engine is told, and may block for a while */
    DeskPresence(Consumer<DeskCommand> engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** @param again how often what still holds is told; well below what the engine takes for silence */
    void start(Duration again) {
        thread.scheduleWithFixedDelay(this::repeat, again.toMillis(), again.toMillis(), TimeUnit.MILLISECONDS);
    }

    void opened(String line, String advocate) {
        At at = new At(line, advocate);
        inOrder(() -> {
            if (open.merge(at, 1, Integer::sum) == 1) {
                tell(connected(at));
            }
        });
    }

    void closed(String line, String advocate) {
        At at = new At(line, advocate);
        inOrder(() -> {
            int left = open.merge(at, -1, Integer::sum);
            if (left == 0) {
                open.remove(at);
                tell(new DeskCommand.DeskDisconnected(id(), line, advocate, clock.instant(), instance));
            }
        });
    }

    private void repeat() {
        open.keySet().forEach(at -> tell(connected(at)));
    }

    private void inOrder(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopped");
        }
    }

    /** What fails is told again soon enough; that it failed must not end the telling. */
    private void tell(DeskCommand command) {
        try {
            engine.accept(command);
        } catch (RuntimeException e) {
            LOG.debugf(
                    "whether a desk is connected could not be told: error=%s",
                    e.getClass().getSimpleName());
        }
    }

    private DeskCommand connected(At at) {
        return new DeskCommand.DeskConnected(id(), at.line(), at.advocate(), clock.instant(), instance);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
