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
    static final Refusal NOT_IN_WRAP_UP = refusal(Code.NOT_IN_WRAP_UP, "You have nothing left to write up.");
    static final Refusal ALREADY_INVITED =
            refusal(Code.ALREADY_PARTICIPATING, "This advocate has been asked and has not answered yet.");
    static final Refusal ALREADY_PARTICIPATING =
            refusal(Code.ALREADY_PARTICIPATING, "They are in this conversation already.");
    static final Refusal NOT_PARTICIPATING = refusal(
            Code.NOT_PARTICIPATING,
            "You are not in this conversation beside somebody else; one of your own is completed or transferred.");
    static final Refusal TOO_MANY_PARTICIPANTS =
            refusal(Code.AT_CAPACITY, "There are as many people in this conversation as there can be.");
    static final Refusal NOBODY_HAS_IT = refusal(Code.NOT_ASSIGNED, "No advocate has this conversation now.");
    static final Refusal MONITORS_ARE_NOT_INVITED = refusal(
            Code.NOT_SUPPORTED, "Advocates are asked to consult or to interpret; to monitor a supervisor starts.");
    static final Refusal WARM_TO_NOBODY =
            refusal(Code.NOT_SUPPORTED, "A warm transfer needs the advocate who is to take the conversation.");

    static final Refusal NOT_A_CALL = refusal(Code.NOT_SUPPORTED, "This can be done in telephone calls only.");
    static final Refusal ALREADY_ON_HOLD = refusal(Code.ALREADY_ON_HOLD, "This person is on hold already.");
    static final Refusal NOBODY_SUCH = refusal(Code.NOT_PARTICIPATING, "They are not in this conversation.");
    static final Refusal NOT_LISTENING =
            refusal(Code.NOT_PARTICIPATING, "You do not listen to this call; start to monitor it first.");

    static final Refusal TELEPHONE_NOT_KNOWN = refusal(
            Code.TELEPHONE_NOT_KNOWN, "The roster shows no such telephone of this advocate; write the whole number.");

    static final Refusal CONFLICT = refusal(Code.CONFLICT, "This advocate must not get this person.");
    static final Refusal NO_CONFLICT =
            refusal(Code.NO_CONFLICT, "Nothing was declared between this advocate and this person.");
    static final Refusal NOT_FLAGGED = refusal(Code.NOT_FLAGGED, "This person is not flagged.");
    static final Refusal FLAG_WITHOUT_END =
            refusal(Code.BAD_WINDOW, "A flag ends at a time that is to come, within a year.");

    static final Refusal NOT_SUPPORTED = refusal(Code.NOT_SUPPORTED, "This line's engine cannot do this.");
    static final Refusal KEY_REUSED =
            refusal(Code.KEY_REUSED, "This idempotency key was used for something else; it was not done.");

    static final Refusal NO_SAFE_WAY_BACK =
            refusal(Code.NO_WAY_BACK, "This person left no address, or said that it is not safe to come back to them.");
    static final Refusal NO_SUCH_WINDOW = refusal(
            Code.BAD_WINDOW, "The time to call back ends after it begins, is not over, and is within thirty days.");
    static final Refusal NOT_SAFE_NOW =
            refusal(Code.BAD_WINDOW, "This person may be called back only in the time they called safe.");

    static final Refusal NO_SURGE =
            refusal(Code.NOT_SUPPORTED, "This line has no surge mode: its file says nothing of it.");

    private Refusals() {}

    private static Refusal refusal(Code code, String explanation) {
        return new Refusal(code, explanation);
    }
}
