package dev.lantern.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.sealing.Keyring;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A desk on the real broker, and what tests do with it. */
final class DeskOnBroker implements AutoCloseable {

    static final int PARTITIONS = 4;
    static final String LINE = "national";

    final Desk desk;
    final String bootstrapServers = KafkaTestResource.bootstrapServers();

    DeskOnBroker(int mailbox, long resumeLimit) throws InterruptedException {
        DeskSettings settings = new DeskSettings(
                Map.of("bootstrap.servers", bootstrapServers),
                PARTITIONS,
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMillis(300),
                mailbox,
                resumeLimit);
        desk = new Desk(
                settings, Keyring.load(LanternTestResource.keysFolder()), new DeskMeters(new SimpleMeterRegistry()));
        desk.start();
        await(desk::ready);
    }

    DeskStream open(String advocate, OptionalLong lastSeen) throws InterruptedException {
        StreamOpening opening = desk.streams().open(new DeskStreams.Reader(LINE, advocate, false), lastSeen, () -> {});
        assertThat(opening).isInstanceOf(StreamOpening.Open.class);
        return ((StreamOpening.Open) opening).stream();
    }

    /** So many events, or fewer when no more come. */
    static List<FeedRecord> take(DeskStream stream, int count) throws InterruptedException {
        List<FeedRecord> taken = new ArrayList<>();
        while (taken.size() < count) {
            var next = stream.next(Duration.ofSeconds(10));
            if (next.isEmpty()) {
                return taken;
            }
            taken.add(((StreamItem.Feed) next.get()).record());
        }
        return taken;
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not happen within 20 s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
