package dev.lantern.routing.engine.state;

import java.time.Instant;

/**
 * A person is abusive: for a time they reach supervisors only.
 *
 * @param person keyed hash of the person's address, as their signals have it
 * @param conversationId in which it was said
 * @param by who said so
 */
public record Flag(String person, String conversationId, Instant until, String reason, String by) implements Entity {

    @Override
    public String key() {
        return key(person);
    }

    static String key(String person) {
        return Kinds.FLAG + "/" + person;
    }
}
