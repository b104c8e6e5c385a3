package dev.lantern.cases;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.CallbackDropped;
import dev.lantern.events.AssignmentEvent.CallbackDue;
import dev.lantern.events.AssignmentEvent.CallbackRequested;
import dev.lantern.events.AssignmentEvent.ConflictDeclared;
import dev.lantern.events.AssignmentEvent.ConflictLifted;
import dev.lantern.events.AssignmentEvent.ConversationAbandoned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationContinued;
import dev.lantern.events.AssignmentEvent.ConversationEscalated;
import dev.lantern.events.AssignmentEvent.ConversationOffered;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.AssignmentEvent.ConversationReopened;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.FlagExpired;
import dev.lantern.events.AssignmentEvent.FlagLifted;
import dev.lantern.events.AssignmentEvent.InvitationClosed;
import dev.lantern.events.AssignmentEvent.OfferDeclined;
import dev.lantern.events.AssignmentEvent.OfferExpired;
import dev.lantern.events.AssignmentEvent.OfferRescinded;
import dev.lantern.events.AssignmentEvent.ParticipantInvited;
import dev.lantern.events.AssignmentEvent.ParticipantJoined;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.AssignmentEvent.PersonFlagged;
import dev.lantern.events.AssignmentEvent.RequirementsChanged;
import dev.lantern.events.AssignmentEvent.SearchRelaxed;
import dev.lantern.events.AssignmentEvent.UrgencyCorrected;
import dev.lantern.events.AssignmentEvent.WaitLimitPassed;
import dev.lantern.events.AssignmentEvent.WrapUpEnded;
import dev.lantern.events.AssignmentEvent.WrapUpStarted;
import dev.lantern.events.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state that follows from a conversation's events. Each event is applied once; in which order does not matter: the
 * same events give the same conversation.
 *
 * @param channel absent until the event that queued it is known
 * @param openedAt when the earliest known event was decided
 */
public record Conversation(
        String id,
        String line,
        @Nullable Channel channel,
        @Nullable String language,
        Instant openedAt,
        Triage triage,
        Standing standing,
        Company company) {

    /** A conversation of which only this event's identity is known so far; {@link #after} adds what it says. */
    public static Conversation namedBy(AssignmentEvent.OfConversation event) {
        return new Conversation(
                event.conversationId(),
                event.line(),
                null,
                null,
                new Position(event.at(), 0).at(),
                Triage.UNKNOWN,
                Standing.UNKNOWN,
                Company.NOBODY);
    }

    public Conversation after(AssignmentEvent.OfConversation event, long offset) {
        Position position = new Position(event.at(), offset);
        Conversation seen = openedAt.isAfter(position.at())
                ? new Conversation(id, line, channel, language, position.at(), triage, standing, company)
                : this;
        return switch (event) {
            case ConversationQueued queued -> seen.queued(queued);
            case ConversationReopened reopened ->
                seen.with(new Triage(reopened.urgency(), reopened.reasons(), position))
                        .with(Standing.waiting(position));
            case ConversationEscalated escalated ->
                seen.with(new Triage(escalated.urgency(), escalated.reasons(), position));
            case UrgencyCorrected corrected ->
                seen.with(new Triage(corrected.urgency(), List.of(corrected.reason()), position));
            case ConversationAssigned assigned -> seen.with(Standing.assigned(assigned.advocateId(), position));
            // Also where it names somebody: to whom it is only offered, it is not yet theirs to read.
            case ConversationTransferred _ -> seen.with(Standing.waiting(position));
            case ConversationCompleted completed ->
                seen.with(Standing.completed(completed.advocateId(), completed.reason(), position));
            case ConversationAbandoned _ -> seen.with(Standing.abandoned(position));
            case ParticipantJoined joined -> seen.with(company.with(joined.participant(), true, position));
            case ParticipantLeft left -> seen.with(company.with(left.participant(), false, position));
            // They are told in the timeline; who has the conversation is not changed by them.
            case ConversationContinued _ -> seen;
            case ConversationOffered _ -> seen;
            case OfferDeclined _ -> seen;
            case OfferExpired _ -> seen;
            case OfferRescinded _ -> seen;
            case CallbackRequested _ -> seen;
            case CallbackDue _ -> seen;
            case CallbackDropped _ -> seen;
            case RequirementsChanged _ -> seen;
            case SearchRelaxed _ -> seen;
            case WaitLimitPassed _ -> seen;
            case WrapUpStarted _ -> seen;
            case WrapUpEnded _ -> seen;
            case ParticipantInvited _ -> seen;
            case InvitationClosed _ -> seen;
            case AssignmentEvent.ParticipantEntered _ -> seen;
            case AssignmentEvent.ThirdPartyCalled _ -> seen;
            case AssignmentEvent.CallHeld _ -> seen;
            case AssignmentEvent.CallResumed _ -> seen;
            case AssignmentEvent.CallMuted _ -> seen;
            case AssignmentEvent.WhisperChanged _ -> seen;
            case ConflictDeclared _ -> seen;
            case ConflictLifted _ -> seen;
            case PersonFlagged _ -> seen;
            case FlagLifted _ -> seen;
            case FlagExpired _ -> seen;
        };
    }

    private Conversation queued(ConversationQueued event) {
        return new Conversation(id, line, event.channel(), event.language(), openedAt, triage, standing, company)
                .with(new Triage(event.urgency(), event.reasons(), Position.START))
                .with(Standing.queued(event.at()));
    }

    private Conversation with(Triage other) {
        return new Conversation(id, line, channel, language, openedAt, triage.orLater(other), standing, company);
    }

    private Conversation with(Standing other) {
        return new Conversation(id, line, channel, language, openedAt, triage, standing.orLater(other), company);
    }

    private Conversation with(Company other) {
        return new Conversation(id, line, channel, language, openedAt, triage, standing, other);
    }
}
