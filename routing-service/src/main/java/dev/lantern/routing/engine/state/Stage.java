package dev.lantern.routing.engine.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** Where a conversation stands. It is never in two of these at once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Stage.Queued.class, name = "queued"),
    @JsonSubTypes.Type(value = Stage.Aside.class, name = "aside"),
    @JsonSubTypes.Type(value = Stage.Offered.class, name = "offered"),
    @JsonSubTypes.Type(value = Stage.Assigned.class, name = "assigned"),
    @JsonSubTypes.Type(value = Stage.Closed.class, name = "closed")
})
public sealed interface Stage {

    /** All who are queued are alike. */
    Queued QUEUED = new Queued();

    /** Waits for somebody who can take it. */
    record Queued() implements Stage {}

    /** Keeps its place while nobody may be called: outside the time the person called safe, or between two attempts. */
    record Aside(Instant until) implements Stage {}

    /** Waits for the answer of one advocate. */
    record Offered(String offerId, String advocateId, Instant expiresAt) implements Stage {}

    record Assigned(String advocateId) implements Stage {}

    /** Completed or abandoned; a signal before {@code quietUntil} opens it again. */
    record Closed(Instant quietUntil) implements Stage {}
}
