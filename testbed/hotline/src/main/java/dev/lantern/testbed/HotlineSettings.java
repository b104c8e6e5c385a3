package dev.lantern.testbed;

import dev.lantern.testbed.servers.ServerSource;

/**
 * How a hotline is started.
 *
 * @param servers where Kafka and PostgreSQL come from
 */
public record HotlineSettings(Folders folders, Endpoints endpoints, ServerSource servers) {

    /** With embedded servers in the data folder. */
    public static HotlineSettings embedded(Folders folders, Endpoints endpoints) {
        return new HotlineSettings(
                folders, endpoints, new ServerSource.Embedded(folders.data(), endpoints.kafka(), endpoints.postgres()));
    }
}
