package dev.lantern.routing.engine;

import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.FeedEvent.Refusal.Code;

/** Why a command is refused, in a sentence for the one who asked. */
final class Refusals {

    static final Refusal NOT_ON_ROSTER = refusal(Code.NOT_ON_ROSTER, "This advocate is not on the line's roster.");
    static final Refusal NOT_SIGNED_IN = refusal(Code.NOT_SIGNED_IN, "This advocate is not signed in.");
    static final Refusal ALREADY_SIGNED_IN = refusal(Code.ALREADY_SIGNED_IN, "You are signed in already.");
    static final Refusal NOT_AVAILABLE = refusal(Code.NOT_AVAILABLE, "This advocate is away.");
    static final Refusal OFFER_CLOSED =
            refusal(Code.OFFER_CLOSED, "This offer is no longer open: it was answered, ran out or was taken back.");
    static final Refusal OFFER_OF_ANOTHER = refusal(Code.OFFER_OF_ANOTHER, "This offer was made to somebody else.");
    static final Refusal UNKNOWN_CONVERSATION =
            refusal(Code.UNKNOWN_CONVERSATION, "The line has no such conversation.");
    static final Refusal CONVERSATION_CLOSED = refusal(Code.CONVERSATION_CLOSED, "This conversation is closed.");
    static final Refusal NOT_ASSIGNED = refusal(Code.NOT_ASSIGNED, "This conversation is not assigned to you.");
    static final Refusal ALREADY_ASSIGNED =
            refusal(Code.ALREADY_ASSIGNED, "This advocate has the conversation already.");
    static final Refusal CONVERSATIONS_OPEN =
            refusal(Code.CONVERSATIONS_OPEN, "Conversations are still open; complete or transfer them first.");
    static final Refusal NO_WAY_BACK =
            refusal(Code.NO_WAY_BACK, "No words can be sent back to this person on this channel.");
    static final Refusal AT_CAPACITY =
            refusal(Code.AT_CAPACITY, "This advocate has no room for another conversation on this channel.");

    static final Refusal NOT_SUPPORTED = refusal(Code.NOT_SUPPORTED, "This line's engine cannot do this.");

    private Refusals() {}

    private static Refusal refusal(Code code, String explanation) {
        return new Refusal(code, explanation);
    }
}
