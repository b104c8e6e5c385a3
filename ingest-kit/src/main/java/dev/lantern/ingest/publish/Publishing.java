package dev.lantern.ingest.publish;

import dev.lantern.events.EventCodec;
import dev.lantern.events.Topics;
import dev.lantern.ingest.SignalPublisher;
import dev.lantern.ingest.broker.BrokerHealth;
import dev.lantern.ingest.broker.BrokerTransport;
import dev.lantern.ingest.spool.Spool;
import dev.lantern.ingest.spool.SpoolFolder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Spool, broker, drainer and publisher of one instance, put together and taken apart in the right order. */
public final class Publishing implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Publishing.class);
    /** A drainer that has not come round for that long never will. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    private final PublishingSettings settings;
    private final Spool spool;
    private final BrokerTransport broker;
    private final Drainer drainer;
    private final DurablePublisher publisher;
    private final SignalPublisher metered;

    private Publishing(PublishingSettings settings, Spool spool, MeterRegistry meters, InstantSource clock) {
        this.settings = settings;
        this.spool = spool;
        this.broker = new BrokerTransport(settings.kafka(), settings.budget());
        BrokerHealth health = new BrokerHealth(System::nanoTime);
        Turns turns = new Turns();
        this.drainer = new Drainer(spool, broker, health, turns);
        this.publisher = new DurablePublisher(
                new EventCodec(settings.partitions()), broker, health, spool, drainer, turns, settings.budget());
        this.metered = new MeteredPublisher(publisher, spool, meters, clock);
    }

    /**
     * Opens the spool and begins to send what is in it.
     *
     * @throws dev.lantern.ingest.spool.SpoolFolderException when there is nowhere to spool to
     */
    public static Publishing start(PublishingSettings settings, MeterRegistry meters, InstantSource clock) {
        SpoolFolder folder = SpoolFolder.claim(settings.spoolFolder(), settings.spoolMaxBytes());
        Publishing publishing = new Publishing(settings, Spool.open(folder, clock), meters, clock);
        publishing.drainer.start();
        Thread.ofVirtual().name("lantern-broker-check").start(publishing::checkPartitions);
        return publishing;
    }

    public SignalPublisher publisher() {
        return metered;
    }

    public Spool spool() {
        return spool;
    }

    /** False when something is gone that only a restart brings back. */
    public boolean isAlive() {
        return spool.isAlive() && drainer.isAlive(LONGEST_TURN);
    }

    /** With another number the same line would be in different partitions for different writers. */
    private void checkPartitions() {
        try {
            int found = broker.partitionsOf(Topics.SIGNALS);
            if (found != settings.partitions()) {
                LOG.errorf(
                        "lantern.topics.partitions is not what the topic has: topic=%s configured=%d found=%d",
                        Topics.SIGNALS, settings.partitions(), found);
            }
        } catch (KafkaException e) {
            LOG.warnf("Broker does not answer at start: error=%s", e.getClass().getSimpleName());
        }
    }

    /** What is under way is finished, and nothing is lost: what the broker does not have stays on the spool. */
    @Override
    public void close() {
        try {
            publisher.stop(settings.budget().plus(Spool.PATIENCE).multipliedBy(2));
            drainer.stop(settings.budget().plus(Spool.PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        broker.close();
        spool.close();
    }
}
