package dev.lantern.testbed;

import dev.lantern.testbed.servers.ServerSource;
import java.util.Map;

/**
 * How a hotline is started.
 *
 * @param servers where Kafka and PostgreSQL come from
 * @param attachments what the services are told of where attachments are kept, as environment variables; empty for a
 *     folder beside the other data
 */
public record HotlineSettings(
        Folders folders, Endpoints endpoints, ServerSource servers, Purpose purpose, Map<String, String> attachments) {

    public HotlineSettings {
        attachments = Map.copyOf(attachments);
    }

    public HotlineSettings(Folders folders, Endpoints endpoints, ServerSource servers, Purpose purpose) {
        this(folders, endpoints, servers, purpose, Map.of());
    }

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
        return new HotlineSettings(folders, endpoints, servers, Purpose.MEASURING, attachments);
    }

    /** With a store of somebody else's. */
    public HotlineSettings keepingAttachments(Map<String, String> environment) {
        return new HotlineSettings(folders, endpoints, servers, purpose, environment);
    }
}
