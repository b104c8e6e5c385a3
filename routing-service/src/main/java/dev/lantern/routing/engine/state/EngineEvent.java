package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Channel;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a line's state. An event holds what was decided, times included, so that folding needs no policy and decides
 * nothing again.
 */
public sealed interface EngineEvent {

    Instant at();

    // What people do.

    record SignalSeen(String signalId, Instant at) implements EngineEvent {}

    record ConversationBegan(
            String conversationId,
            SignalReceived signal,
            String defaultLanguage,
            Rank rank,
            Instant widensAt,
            Instant at)
            implements EngineEvent {}

    record SignalJoined(String conversationId, SignalReceived signal, Instant at) implements EngineEvent {}

    record UrgencyRaised(String conversationId, Rank rank, Instant at) implements EngineEvent {}

    record ConversationReopened(String conversationId, Rank rank, Instant widensAt, Instant at)
            implements EngineEvent {}

    record ConversationAbandoned(String conversationId, long waitedMillis, Instant quietUntil, Instant at)
            implements EngineEvent {}

    // What waiting leads to.

    record SearchWidened(String conversationId, String reason, Instant at) implements EngineEvent {}

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
     */
    record ConversationAssigned(
            String conversationId,
            String advocateId,
            @Nullable String offerId,
            long waitedMillis,
            @Nullable Boolean answeredInTime,
            Instant at)
            implements EngineEvent {}

    record ConversationTransferred(
            String conversationId, String from, @Nullable String to, String by, Instant widensAt, Instant at)
            implements EngineEvent {}

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

    record DeliveryAdvanced(
            String replyId,
            String conversationId,
            FeedEvent.DeliveryState state,
            @Nullable String explanation,
            Instant at)
            implements EngineEvent {}

    record ReplyForgotten(String replyId, Instant at) implements EngineEvent {}

    // Commands and what is remembered of the past.

    record CommandAnswered(String commandId, String actor, FeedEvent.@Nullable Refusal refusal, Instant at)
            implements EngineEvent {}

    /** A command came again; it changes nothing. */
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
