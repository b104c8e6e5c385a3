package dev.lantern.events;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * From a partition key (the line; for a desk feed the advocate) to the partition: murmur2, as Kafka's own producers do
 * with a record key. All topics the engine reads have the same number of partitions, so that a line is in one task.
 */
public final class Partitions {

    private Partitions() {}

    public static int of(String partitionKey, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic has at least one partition");
        }
        return Utils.toPositive(Utils.murmur2(partitionKey.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
