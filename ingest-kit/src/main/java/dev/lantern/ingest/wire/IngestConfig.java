package dev.lantern.ingest.wire;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What every channel is configured with. Connection settings of Kafka are all keys that begin with {@code kafka.}, such
 * as {@code kafka.bootstrap.servers} and {@code kafka.security.protocol}.
 */
@ConfigMapping(prefix = "")
public interface IngestConfig {

    /** The addresses of the broker, {@code host:port}, separated by commas. */
    @WithName("kafka.bootstrap.servers")
    String kafkaBootstrapServers();

    /** How many partitions every topic has. */
    @WithName("lantern.topics.partitions")
    @WithDefault("4")
    int topicsPartitions();

    /** How long the broker may take to acknowledge an event before it goes to the spool. */
    @WithName("lantern.publish.budget")
    @WithDefault("1s")
    Duration publishBudget();

    /** A folder of this instance alone, on a disk that survives a restart. It has to exist. */
    @WithName("lantern.spool.folder")
    Path spoolFolder();

    /** How large the spool file may grow; an event that does not fit any more is refused. */
    @WithName("lantern.spool.max-size")
    @WithDefault("1G")
    MemorySize spoolMaxSize();

    /** From this age of the oldest spooled event on, the readiness check reports that data is late. */
    @WithName("lantern.spool.alarm-age")
    @WithDefault("1m")
    Duration spoolAlarmAge();

    /** The folder with the keys that this service may have. */
    @WithName("lantern.keys.folder")
    Path keysFolder();

    /** The folder with one file for each line. */
    @WithName("lantern.lines.folder")
    Path linesFolder();
}
