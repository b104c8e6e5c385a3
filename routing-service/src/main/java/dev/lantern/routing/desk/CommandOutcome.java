package dev.lantern.routing.desk;

import dev.lantern.events.FeedEvent.Refusal;
import java.time.Instant;

/** What became of a command, as far as its request can tell. */
public sealed interface CommandOutcome {

    String commandId();

    /** @param at when the engine did it */
    record Done(String commandId, Instant at) implements CommandOutcome {}

    record Refused(String commandId, Refusal refusal) implements CommandOutcome {}

    /** It is durable and will be decided; the answer comes on the advocate's stream. */
    record Unanswered(String commandId) implements CommandOutcome {}

    /** The event log did not take it in time. It may still have it, so repeat it with the same id only. */
    record NotTaken(String commandId) implements CommandOutcome {}
}
