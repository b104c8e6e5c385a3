package dev.lantern.routing.desk;

import dev.lantern.events.FeedEvent.Refusal;

/** What came of asking for a desk stream. */
public sealed interface StreamOpening {

    record Open(DeskStream stream) implements StreamOpening {}

    record Refused(Refusal refusal) implements StreamOpening {}

    /** Neither feed nor log can be reached now. */
    record Unavailable() implements StreamOpening {}
}
