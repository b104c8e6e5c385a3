package dev.lantern.events;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Follows topics on a thread of its own, outside of any group, and commits nothing; after a failure it begins again with a new
 * consumer.
 */
public final class TopicTail implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TopicTail.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    /** What is done with the topics. All is called on the tail's thread. */
    public interface Follower {

        /** Takes its place in the topics. */
        void place(Consumer<byte[], byte[]> consumer);

        /** Reads what has come, and waits for a moment where nothing has. */
        void turn(Consumer<byte[], byte[]> consumer);

        /** The place is gone; {@link #place} comes next. */
        void misplaced();
    }

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Follower follower;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile long turnedAt = System.nanoTime();

    /** @param name of the thread */
    public TopicTail(String name, Supplier<Consumer<byte[], byte[]>> consumers, Follower follower) {
        this.consumers = consumers;
        this.follower = follower;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::follow);
    }

    public void start() {
        thread.start();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** How long ago the topics were last asked for news. */
    public Duration idle() {
        return Duration.ofNanos(System.nanoTime() - turnedAt);
    }

    private void follow() {
        while (!stopped(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follower.place(consumer);
                while (!stopped(Duration.ZERO)) {
                    follower.turn(consumer);
                    turnedAt = System.nanoTime();
                }
            } catch (WakeupException e) {
                // Only close() wakes it.
            } catch (InvalidOffsetException e) {
                LOG.log(Level.ERROR, thread.getName() + ": the place in the topic is gone", e);
                follower.misplaced();
            } catch (KafkaException e) {
                LOG.log(
                        Level.WARNING,
                        "{0} failed and is tried again error={1}",
                        thread.getName(),
                        e.getClass().getSimpleName());
                stopped(PAUSE);
            } finally {
                current = null;
                turnedAt = System.nanoTime();
            }
        }
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Ends the reading; the thread may take a moment more, see {@link #close}. */
    public void stop() {
        stop.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join(ENDS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
