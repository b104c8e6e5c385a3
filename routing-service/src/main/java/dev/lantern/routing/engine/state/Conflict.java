package dev.lantern.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An advocate must not get a person, on whatever channel and in whatever conversation.
 *
 * @param person keyed hash of the person's address, as their signals have it
 * @param by who declared it
 */
public record Conflict(
        String person,
        String advocateId,
        String by,
        @Nullable String reason,
        Instant at) implements Entity {

    @Override
    public String key() {
        return key(person, advocateId);
    }

    static String key(String person, String advocateId) {
        return Kinds.CONFLICT + "/" + person + "/" + advocateId;
    }
}
