package dev.lantern.testbed;

import dev.lantern.testbed.servers.ServerSource;

/**
 * How a hotline is started.
 *
 * @param servers where Kafka and PostgreSQL come from
 */
public record HotlineSettings(Folders folders, Endpoints endpoints, ServerSource servers, Purpose purpose) {

    /** What the services' JVMs are set for. */
    public enum Purpose {
        /** Start fast and stay small, all on one machine: the first compiler alone, start-up caches. */
        SHOWING,
        /** As in production: both compilers; and no log line for each refusal, which would slow the floors down. */
        MEASURING
    }

    /** With embedded servers in the data folder. */
    public static HotlineSettings embedded(Folders folders, Endpoints endpoints) {
        return new HotlineSettings(
                folders,
                endpoints,
                new ServerSource.Embedded(folders.data(), endpoints.kafka(), endpoints.postgres()),
                Purpose.SHOWING);
    }

    public HotlineSettings measuring() {
        return new HotlineSettings(folders, endpoints, servers, Purpose.MEASURING);
    }
}
