package dev.lantern.ingest.broker;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Which partitions answer, so that an outage costs the budget once and not for every event. By partition, because their
 * leaders fail one by one.
 */
public final class BrokerHealth {

    private static final Logger LOG = Logger.getLogger(BrokerHealth.class);

    private final LongSupplier nanoTime;
    /** When a silent partition was last tried, in nanoseconds of a monotonic clock. */
    private final ConcurrentHashMap<TopicPartition, Long> silentSince = new ConcurrentHashMap<>();

    public BrokerHealth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    public boolean isAnswering(TopicPartition partition) {
        return !silentSince.containsKey(partition);
    }

    /** True when it answers; and for one caller when a silent one has not been tried for that long. */
    public boolean isWorthTrying(TopicPartition partition, Duration untriedFor) {
        Long lastTried = silentSince.get(partition);
        if (lastTried == null) {
            return true;
        }
        long now = nanoTime.getAsLong();
        return now - lastTried >= untriedFor.toNanos() && silentSince.replace(partition, lastTried, now);
    }

    public void answered(TopicPartition partition) {
        if (silentSince.remove(partition) != null) {
            LOG.infof("Broker answers again: topic=%s partition=%d", partition.topic(), partition.partition());
        }
    }

    public void silent(TopicPartition partition, String error) {
        if (silentSince.put(partition, nanoTime.getAsLong()) == null) {
            LOG.warnf(
                    "Broker does not answer, events go to the spool: topic=%s partition=%d error=%s",
                    partition.topic(), partition.partition(), error);
        }
    }
}
