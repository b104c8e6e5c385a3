package dev.lantern.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents attributes; {@code subject}, {@code type} and {@code partitionkey} follow from the event.
 *
 * @param id deterministic; a duplicate is the same source and id
 * @param source {@code /channels/<channel>/<line>} or {@code /services/<service>}
 * @param time when it happened at the source
 * @param correlationId id of the event that caused this one
 * @param traceParent W3C trace context
 */
public record Envelope<E extends LanternEvent>(
        String id,
        String source,
        Instant time,
        @Nullable String correlationId,
        @Nullable String traceParent,
        E event) {

    public Envelope {
        if (id.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("a CloudEvent has an id and a source");
        }
    }
}
