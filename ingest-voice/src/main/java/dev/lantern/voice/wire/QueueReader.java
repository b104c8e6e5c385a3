package dev.lantern.voice.wire;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.Threads;
import dev.lantern.events.TopicTail;
import dev.lantern.events.Topics;
import dev.lantern.ingest.broker.KafkaClients;
import dev.lantern.ingest.wire.IngestConfig;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.queue.LateSignals;
import dev.lantern.voice.queue.OfferView;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Keeps the view of calls and queues as the topics say, at every instance, and tells whether it gets on. What cannot be read
 * others report.
 */
@Liveness
@Singleton
public class QueueReader implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(QueueReader.class.getName());

    /** A tail that is alive asks many times a second, whether or not the broker answers. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    private final EventCodec codec;
    private final QueueView view;
    private final OfferView offers;
    private final RoomView rooms;
    private final CallSignals signals;
    private final InstantSource clock;
    private final LateSignals late = new LateSignals();
    private final TopicTail tail;

    QueueReader(
            IngestConfig ingest,
            KafkaClients kafka,
            QueueView view,
            OfferView offers,
            RoomView rooms,
            CallSignals signals,
            InstantSource clock) {
        this.codec = new EventCodec(ingest.topicsPartitions());
        this.view = view;
        this.offers = offers;
        this.rooms = rooms;
        this.signals = signals;
        this.clock = clock;
        RecentRecords recent = new RecentRecords(
                Map.of(
                        Topics.ASSIGNMENTS, Duration.ofHours(24), // longer than anybody is on the telephone
                        Topics.QUEUE_STATUS, Duration.ofMinutes(1),
                        Topics.SIGNALS, Duration.ofHours(4)), // longer than anybody talks
                this::read);
        this.tail = new TopicTail("queue-reader", kafka::tail, recent);
    }

    void start(@Observes StartupEvent event) {
        tail.start();
    }

    void stop(@Observes ShutdownEvent event) {
        tail.close();
    }

    /** Also while the broker is away: the tail goes on asking. */
    @Override
    public HealthCheckResponse call() {
        boolean reading = tail.alive() && tail.idle().compareTo(STALLED) < 0;
        return HealthCheckResponse.named("queue-reader").status(reading).build();
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.SIGNALS) && !ofCall(record)) {
            return; // most are texts, and reading one costs more than all else that is done with it here
        }
        try {
            if (codec.decode(record.headers(), record.value()) instanceof Decoded.Event decoded) {
                hear(decoded.envelope().event());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "record not heard topic={0} failure={1}", record.topic(), e.getClass());
        }
    }

    /** The key is the thread. */
    private static boolean ofCall(ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null
                && Threads.callOf(new String(record.key(), StandardCharsets.UTF_8))
                        .isPresent();
    }

    private void hear(LanternEvent event) {
        if (event instanceof AssignmentEvent decision) {
            offers.hear(decision);
            view.hear(decision);
            rooms.hear(decision);
        } else if (event instanceof QueueSnapshot snapshot) {
            view.hear(snapshot, clock.instant());
        } else if (event instanceof SignalEvent signal) {
            if (signal instanceof CallbackReached reached) {
                view.hear(reached);
            }
            if (signal instanceof ParticipantReported reported) {
                offers.hear(reported);
                rooms.hear(reported);
            }
            late.hear(signal, clock.instant())
                    .ifPresent(end -> Thread.startVirtualThread(() -> signals.publish(end, end.occurredAt())));
        }
    }
}
