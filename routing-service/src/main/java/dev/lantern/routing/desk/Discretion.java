package dev.lantern.routing.desk;

import dev.lantern.events.FeedEvent.Refusal;

/** What the one who asked may learn from a refusal: not that somebody else has a conversation. */
final class Discretion {

    private static final Refusal UNKNOWN =
            new Refusal(Refusal.Code.UNKNOWN_CONVERSATION, "You have no such conversation.");

    private Discretion() {}

    static Refusal shown(Refusal refusal) {
        return refusal.code() == Refusal.Code.NOT_ASSIGNED ? UNKNOWN : refusal;
    }
}
