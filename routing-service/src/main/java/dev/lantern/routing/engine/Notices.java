package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Notice;
import dev.lantern.events.FeedEvent.OfferEnd;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Circle.Invitation;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.LineState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What advocates are told in a sentence. Nothing in it is personal. */
final class Notices {

    private Notices() {}

    static Notice invitationFailed(LineState state, EngineEvent.InvitationClosed closed) {
        Invitation invitation = closed.invitation();
        String what =
                switch (closed.end()) {
                    case DECLINED -> " said no. ";
                    case EXPIRED -> " did not answer. ";
                    case RESCINDED, ACCEPTED -> " cannot answer any more. ";
                };
        String then = invitation.role() == null ? "You still have the conversation." : "They did not join.";
        return new Notice(
                invitation.by(),
                state.line(),
                "INVITATION_" + (closed.end() == OfferEnd.ACCEPTED ? OfferEnd.RESCINDED : closed.end()),
                name(state, invitation.advocateId()) + what + then,
                closed.conversationId(),
                closed.at());
    }

    static EngineEvent.AdvocateTold stillYours(
            LineState state, String former, String missed, String conversationId, Instant at) {
        return new EngineEvent.AdvocateTold(
                former,
                "NOT_HANDED_OVER",
                name(state, missed) + " could not be reached. You have the conversation again.",
                conversationId,
                at);
    }

    static EngineEvent.AdvocateTold notConnected(AdvocateNotReached unreached, String conversationId, Instant at) {
        String what =
                switch (unreached.reason()) {
                    case NO_ANSWER -> "Your telephone rang and was not answered.";
                    case BUSY -> "Your telephone was busy.";
                    case NOT_CONFIRMED -> "Your telephone was answered, and nobody pressed 1.";
                    case NOT_CALLED -> "The telephone network did not call you.";
                    case LINE_LOST -> "Your line to the call broke off.";
                };
        return new EngineEvent.AdvocateTold(
                unreached.advocateId(),
                "NOT_CONNECTED",
                what + " The person is still there; somebody else is asked first.",
                conversationId,
                at);
    }

    /** @param again whether they are called once more */
    static EngineEvent.AdvocateTold notReached(
            String advocateId, @Nullable NotReached why, boolean again, String conversationId, Instant at) {
        return new EngineEvent.AdvocateTold(
                advocateId,
                "CALLBACK_FAILED",
                what(why) + (again ? " They will be called again later." : " They will not be called again."),
                conversationId,
                at);
    }

    private static String what(@Nullable NotReached why) {
        return switch (why) {
            case NO_ANSWER -> "The person did not answer.";
            case BUSY -> "The person's telephone was engaged.";
            case MACHINE -> "A voicemail or another machine answered.";
            case NOT_CONFIRMED -> "Somebody or something answered and did not say that it is the person.";
            case NOT_IN_SERVICE -> "The person's number could not be reached; it may not be in service.";
            case BAD_NUMBER -> "The person's number is none that can be called.";
            case NOT_CALLED -> "The person was not called: the telephone network did not do it.";
            case UNSURE -> "Nobody knows whether the person's telephone rang: the telephone network gave no answer.";
            case OUTSIDE_SAFE_TIME -> "The person was not called: it is not the time that they called safe.";
            case NOT_SET_UP -> "The person was not called: this line does not call back.";
            case null -> "The person was not reached.";
        };
    }

    static FeedEvent missedOffer(LineState state, String advocateId, Instant at) {
        return new Notice(
                advocateId,
                state.line(),
                "MISSED_OFFER",
                "You did not answer an offer in time, so you are away now. Say when you are back.",
                null,
                at);
    }

    static FeedEvent disconnected(LineState state, String advocateId, Instant at) {
        return new Notice(
                advocateId,
                state.line(),
                "DISCONNECTED",
                "Your desk was disconnected, so you are away now. Say when you are back.",
                null,
                at);
    }

    static FeedEvent overdue(LineState state, EngineEvent.OverdueTold told) {
        String who = told.overdue() == 1 ? "One person waits" : told.overdue() + " people wait";
        return new Notice(
                told.advocateId(),
                state.line(),
                "WAIT_LIMIT_PASSED",
                who + " for longer than the line allows.",
                null,
                told.at());
    }

    static String name(LineState state, String advocateId) {
        Advocate advocate = state.roster().advocate(advocateId);
        return advocate == null ? advocateId : advocate.profile().displayName();
    }
}
