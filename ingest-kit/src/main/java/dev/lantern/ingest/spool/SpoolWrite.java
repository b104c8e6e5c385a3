package dev.lantern.ingest.spool;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One event on its way to the disk. */
public final class SpoolWrite {

    private enum State {
        WAITING,
        TAKEN,
        ABANDONED
    }

    private final Instant acceptedAt;
    private final ProducerRecord<byte[], byte[]> record;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Boolean> durable = new CompletableFuture<>();

    SpoolWrite(Instant acceptedAt, ProducerRecord<byte[], byte[]> record) {
        this.acceptedAt = acceptedAt;
        this.record = record;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    ProducerRecord<byte[], byte[]> record() {
        return record;
    }

    RecordKey key() {
        return RecordKey.of(record);
    }

    /**
     * Blocks until the event is synced to disk.
     *
     * @return false when it could not be written, or the disk took longer than {@code patience}; in the second case it
     *     may still get there, which makes a duplicate of what the provider sends again
     */
    public boolean isDurableWithin(Duration patience) {
        try {
            return durable.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            state.compareAndSet(State.WAITING, State.ABANDONED);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** False when nobody waits for it any more. */
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    void settle(boolean isDurable) {
        durable.complete(isDurable);
    }
}
