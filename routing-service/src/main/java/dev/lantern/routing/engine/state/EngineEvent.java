package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.OfferEnd;
import dev.lantern.events.Participant;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Requirements;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a line's state. An event holds what was decided, times included, so that folding needs no policy and decides
 * nothing again.
 */
public sealed interface EngineEvent {

    Instant at();

    /** With which somebody's wait begins, or has another limit. */
    sealed interface ChangesWait extends EngineEvent {
        String conversationId();
    }

    // What people do.

    record SignalSeen(String signalId, Instant at) implements EngineEvent {}

    /** @param former who had the person before and is asked first; absent when nobody had, or too long ago */
    record ConversationBegan(
            String conversationId,
            SignalReceived signal,
            String defaultLanguage,
            Rank rank,
            Requirements requirements,
            @Nullable String former,
            Instant widensAt,
            Instant at)
            implements ChangesWait {}

    record SignalJoined(String conversationId, SignalReceived signal, Instant at) implements EngineEvent {}

    record UrgencyRaised(String conversationId, Rank rank, Instant at) implements ChangesWait {}

    /** @param reason as the one who corrected it gave it */
    record UrgencyCorrected(String conversationId, Urgency from, Rank rank, String by, String reason, Instant at)
            implements ChangesWait {}

    /** @param former who had it before and is asked first; absent when that was too long ago */
    record ConversationReopened(
            String conversationId, Rank rank, @Nullable String former, Instant widensAt, Instant at)
            implements ChangesWait {}

    record ConversationAbandoned(String conversationId, long waitedMillis, Instant quietUntil, Instant at)
            implements EngineEvent {}

    /** Somebody who is none of the line's advocates has answered them; neither answered nor abandoned. */
    record AnsweredElsewhere(String conversationId, String reason, Instant quietUntil, Instant at)
            implements EngineEvent {}

    // What waiting leads to.

    /** @param nextAt when it is widened further, {@link Turn#NEVER} when it is not */
    record SearchRelaxed(String conversationId, RelaxationStep step, Instant nextAt, String reason, Instant at)
            implements EngineEvent {}

    /** The line is closed: nobody is asked until then. */
    record ConversationHeld(String conversationId, Instant until, Instant at) implements ChangesWait {}

    /** The line opened, or it cannot wait for that. */
    record ConversationReleased(String conversationId, Instant widensAt, Instant at) implements ChangesWait {}

    /** @param by who corrected it; absent when it follows from what the person said */
    record RequirementsSet(
            String conversationId,
            Requirements requirements,
            @Nullable String by,
            List<String> reasons,
            Instant at) implements EngineEvent {
        public RequirementsSet {
            reasons = List.copyOf(reasons);
        }
    }

    /** @param reason a sentence, when surge mode began or ended by it; absent when it did not */
    record SettingsChanged(Settings settings, @Nullable String reason, Instant at) implements EngineEvent {}

    record OfferMade(String conversationId, String offerId, String advocateId, Instant expiresAt, Instant at)
            implements EngineEvent {}

    record OfferDeclined(
            String conversationId,
            String offerId,
            String advocateId,
            @Nullable String reason,
            Instant at) implements EngineEvent {}

    record OfferExpired(String conversationId, String offerId, String advocateId, Instant at) implements EngineEvent {}

    record OfferRescinded(String conversationId, String offerId, String advocateId, String reason, Instant at)
            implements EngineEvent {}

    // What advocates do with a conversation.

    /**
     * @param offerId the offer that was accepted; absent when a supervisor assigned it
     * @param answeredInTime whether the person waited no longer than the line wants; absent when an advocate had the
     *     conversation before, so that nobody is counted twice
     * @param meeting how the person of a call is; absent: they wait, or it is no call
     */
    record ConversationAssigned(
            String conversationId,
            String advocateId,
            @Nullable String offerId,
            long waitedMillis,
            @Nullable Boolean answeredInTime,
            @Nullable Meeting meeting,
            Instant at)
            implements EngineEvent {}

    record ConversationTransferred(
            String conversationId,
            String from,
            @Nullable String to,
            String by,
            @Nullable String reason,
            @Nullable Boolean warm,
            Instant widensAt,
            Instant at)
            implements ChangesWait {}

    record ConversationCompleted(
            String conversationId, String advocateId, String reason, Instant quietUntil, Instant at)
            implements EngineEvent {}

    /** The quiet window has passed; the next signal of the thread begins a new conversation. */
    record ConversationForgotten(String conversationId, Instant at) implements EngineEvent {}

    // Advocates.

    record AdvocateEnrolled(AdvocateProfile profile, Instant at) implements EngineEvent {}

    record AdvocateRemoved(String advocateId, Instant at) implements EngineEvent {}

    record PresenceChanged(
            String advocateId,
            AdvocateState presence,
            @Nullable AwayReason away,
            Instant at) implements EngineEvent {}

    /** The advocate's part in the conversation is over, what is left is to write it up. */
    record WrapUpStarted(
            String advocateId, String conversationId, Channel channel, Instant endsAt, String policy, Instant at)
            implements EngineEvent {}

    record WrapUpEnded(String advocateId, String conversationId, String reason, long millis, Instant at)
            implements EngineEvent {}

    // Who is in a conversation beside whoever has it.

    record Invited(String conversationId, Circle.Invitation invitation, Instant at) implements EngineEvent {}

    /** @param reason why it was taken back; absent when the invited one or the time answered it */
    record InvitationClosed(
            String conversationId,
            Circle.Invitation invitation,
            OfferEnd end,
            @Nullable String reason,
            Instant at) implements EngineEvent {}

    record ParticipantJoined(String conversationId, Participant participant, Instant at) implements EngineEvent {}

    record ParticipantLeft(String conversationId, Participant participant, String reason, Instant at)
            implements EngineEvent {}

    // What happens in the room of a call.

    /** @param number sealed to the channel, as it came */
    record ThirdPartyCalled(String conversationId, Participant participant, Sealed number, String by, Instant at)
            implements EngineEvent {}

    record ParticipantChanged(String conversationId, Participant before, Participant now, Instant at)
            implements EngineEvent {}

    record CallHeld(String conversationId, String by, Instant at) implements EngineEvent {}

    /** @param by who asked for it, or {@code system} */
    record CallResumed(String conversationId, String by, long heldMillis, Instant at) implements EngineEvent {}

    /** It changes nothing that is decided upon. */
    record CallMuted(String conversationId, String advocateId, boolean muted, Instant at) implements EngineEvent {}

    /** It changes nothing that is decided upon. */
    record WhisperChanged(String conversationId, String advocateId, String to, boolean whispering, Instant at)
            implements EngineEvent {}

    /** One advocate is told; it changes nothing. */
    record AdvocateTold(String advocateId, String code, String text, String conversationId, Instant at)
            implements EngineEvent {}

    // Whether desks are connected.

    /** A stream is open, or still is. */
    record DeskConnected(String advocateId, String streamId, Instant at) implements EngineEvent {}

    /** @param lostAt when the grace is over, if this was the last stream; {@code vanishedAt} as well */
    record DeskDisconnected(
            String advocateId,
            String streamId,
            @Nullable Instant lostAt,
            @Nullable Instant vanishedAt,
            Instant at) implements EngineEvent {}

    /** Nothing was heard of its streams for too long: they are gone. */
    record DeskSilent(String advocateId, Instant lostAt, Instant vanishedAt, Instant at) implements EngineEvent {}

    record DeskLost(String advocateId, Instant at) implements EngineEvent {}

    record AdvocateVanished(String advocateId, Instant at) implements EngineEvent {}

    // Waiting too long, and being called back.

    record WaitLimited(String conversationId, Instant limitAt, Instant at) implements EngineEvent {}

    /** @param againAt when it is told again, if nobody could hear it */
    record WaitLimitPassed(
            String conversationId,
            long waitedMillis,
            @Nullable Instant againAt,
            String policy,
            Instant at) implements EngineEvent {}

    /** A supervisor comes on duty while some wait too long; it changes nothing. */
    record OverdueTold(String advocateId, int overdue, Instant at) implements EngineEvent {}

    /** Every supervisor who is signed in is told; it changes nothing. */
    record SupervisorsTold(String code, String text, String conversationId, Instant at) implements EngineEvent {}

    /**
     * @param asideUntil before which nobody is offered it; absent: at once
     * @param former the advocate who had it until now, if one had
     */
    record CallbackAgreed(
            String conversationId,
            Callback callback,
            @Nullable Instant asideUntil,
            @Nullable String former,
            Instant widensAt,
            Instant at)
            implements ChangesWait {}

    record CallbackCameUp(String conversationId, Instant widensAt, Instant at) implements ChangesWait {}

    record CallbackStarted(String conversationId, String advocateId, Instant at) implements EngineEvent {}

    record CallbackDropped(String conversationId, String reason, Instant widensAt, Instant at) implements ChangesWait {}

    record CallbackLapsed(String conversationId, String reason, Instant quietUntil, Instant at)
            implements EngineEvent {}

    /** Who was called says that it is them. */
    record CallbackReached(String conversationId, Instant at) implements EngineEvent {}

    /** The person came back in another conversation, which has the place from now on. */
    record CallbackSuperseded(
            String conversationId, String by, Turn place, String reason, Instant quietUntil, Instant at)
            implements EngineEvent {}

    // Who must not get whom.

    record ConflictDeclared(
            String conversationId,
            String person,
            String advocateId,
            String by,
            @Nullable String reason,
            Instant at) implements EngineEvent {}

    record ConflictLifted(String conversationId, String person, String advocateId, String by, Instant at)
            implements EngineEvent {}

    record PersonFlagged(Flag flag, Instant at) implements EngineEvent {}

    record FlagLifted(String conversationId, String person, String by, Instant at) implements EngineEvent {}

    record FlagExpired(String conversationId, String person, Instant at) implements EngineEvent {}

    // Answers to people.

    /** Values are sealed to the desk, as they came. */
    record ReplyAsked(
            String replyId,
            String conversationId,
            Channel channel,
            String author,
            String from,
            Sealed to,
            Sealed text,
            Instant at)
            implements EngineEvent {}

    /**
     * The line itself answers.
     *
     * @param text in the words of the line's file
     */
    record FirstAnswerGiven(
            String replyId, String conversationId, Channel channel, String from, Sealed to, String text, Instant at)
            implements EngineEvent {}

    record OptedOut(String person, Instant at) implements EngineEvent {}

    record OptedIn(String person, Instant at) implements EngineEvent {}

    record DeliveryAdvanced(
            String replyId,
            String conversationId,
            FeedEvent.DeliveryState state,
            @Nullable String explanation,
            Instant at)
            implements EngineEvent {}

    /** @param part from 1; others are still missing */
    record PartArrived(String replyId, String conversationId, int part, Instant at) implements EngineEvent {}

    record ReplyForgotten(String replyId, Instant at) implements EngineEvent {}

    // Commands and what is remembered of the past.

    record CommandAnswered(String commandId, String actor, FeedEvent.@Nullable Refusal refusal, Instant at)
            implements EngineEvent {}

    /** A command came again; it changes nothing. */
    /** @param after the page begins after this advocate; absent for the first */
    record RosterShown(
            String actor, String commandId, @Nullable String after, Instant at) implements EngineEvent {}

    record AnswerRepeated(String commandId, String actor, FeedEvent.@Nullable Refusal refusal, Instant at)
            implements EngineEvent {}

    /** The desk is shown as it is; it changes nothing. */
    record DeskShown(String advocateId, Instant at) implements EngineEvent {}

    record IdsForgotten(List<String> signals, List<String> commands, Instant at) implements EngineEvent {
        public IdsForgotten {
            signals = List.copyOf(signals);
            commands = List.copyOf(commands);
        }
    }
}
