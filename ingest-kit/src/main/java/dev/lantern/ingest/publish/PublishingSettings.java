package dev.lantern.ingest.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a publisher is made from.
 *
 * @param kafka settings of Kafka's producer, {@code bootstrap.servers} at least
 * @param partitions of every topic
 * @param budget how long the broker may take for one event
 * @param spoolFolder exists, and belongs to this instance alone
 * @param spoolMaxBytes how large the spool file may grow
 */
public record PublishingSettings(
        Map<String, String> kafka, int partitions, Duration budget, Path spoolFolder, long spoolMaxBytes) {

    public PublishingSettings {
        kafka = Map.copyOf(kafka);
        if (budget.toMillis() < 50 || budget.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("lantern.publish.budget is between 50 ms and 10 s, not " + budget
                    + ": providers wait for the answer meanwhile");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("lantern.topics.partitions is at least 1, not " + partitions);
        }
        if (spoolMaxBytes < 1 << 20) {
            throw new IllegalArgumentException("lantern.spool.max-size is at least 1M, not " + spoolMaxBytes);
        }
    }
}
