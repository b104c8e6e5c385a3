package dev.lantern.routing.host;

import dev.lantern.events.EventCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the host runs.
 *
 * @param applicationId group, transactional ids and changelog are named after it; all instances share it
 * @param kafka what every client of Kafka is given: addresses, security
 * @param partitions of each topic
 * @param replicationFactor of the changelog; -1 for the brokers' default
 * @param standbys how many other instances keep a copy of each line's state
 * @param threads tasks run on
 * @param commitEvery how often what was decided becomes visible
 * @param tickEvery how often time-outs are looked at
 * @param sessionTimeout after which the lines of a dead instance move; the brokers must allow it
 * @param stateFolder of this process alone; holds nothing of value, as state lives in memory and in the changelog
 */
public record HostSettings(
        String applicationId,
        Map<String, String> kafka,
        int partitions,
        int replicationFactor,
        int standbys,
        int threads,
        Duration commitEvery,
        Duration tickEvery,
        Duration sessionTimeout,
        Path stateFolder) {

    public HostSettings {
        kafka = Map.copyOf(kafka);
    }

    EventCodec codec() {
        return new EventCodec(partitions);
    }
}
