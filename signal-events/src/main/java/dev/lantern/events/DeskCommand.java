package dev.lantern.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an advocate or supervisor asks of the engine. Written by the desk API after it checked the token; the answer
 * comes as {@link FeedEvent.CommandAnswered} on the actor's feed. Key is the line.
 */
public sealed interface DeskCommand extends LanternEvent {

    /** From the client's idempotency key, or a fresh one; the engine answers a repeated id with the first answer. */
    String commandId();

    /** The {@code sub} of the token that asked. */
    String actor();

    Instant requestedAt();

    @Override
    default String key() {
        return line();
    }

    /** The advocate comes on duty, available at once. */
    record SignIn(String commandId, String line, String actor, Instant requestedAt) implements DeskCommand {}

    /** Refused while conversations are open. */
    record SignOut(String commandId, String line, String actor, Instant requestedAt) implements DeskCommand {}

    /** Available again (reason absent), or away for a reason. */
    record SetAvailability(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            @Nullable AwayReason away) implements DeskCommand {}

    record AcceptOffer(String commandId, String line, String actor, Instant requestedAt, String offerId)
            implements DeskCommand {}

    record DeclineOffer(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String offerId,
            @Nullable String reason) implements DeskCommand {}

    /**
     * Send words to the person.
     *
     * @param text sealed to {@link Reader#DESK}, field {@code reply.copy}
     */
    record SendAnswer(
            String commandId, String line, String actor, Instant requestedAt, String conversationId, Sealed text)
            implements DeskCommand {}

    record CompleteConversation(String commandId, String line, String actor, Instant requestedAt, String conversationId)
            implements DeskCommand {}

    /** Back to the queue at its old place ({@code toAdvocate} absent), or offered to one advocate. */
    record TransferConversation(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            @Nullable String toAdvocate)
            implements DeskCommand {}

    /** A supervisor gives a waiting or assigned conversation to an advocate. */
    record AssignConversation(
            String commandId, String line, String actor, Instant requestedAt, String conversationId, String toAdvocate)
            implements DeskCommand {}

    /** A supervisor enrols an advocate on the line, or changes the entry. */
    record EnrolAdvocate(String commandId, String line, String actor, Instant requestedAt, AdvocateProfile profile)
            implements DeskCommand {}

    /** A supervisor takes an advocate off the line; refused while conversations are open. */
    record RemoveAdvocate(String commandId, String line, String actor, Instant requestedAt, String advocateId)
            implements DeskCommand {}

    /** Asks for a {@link FeedEvent.DeskSnapshot}: what the actor's desk shows now. */
    record RefreshDesk(String commandId, String line, String actor, Instant requestedAt) implements DeskCommand {}
}
