package dev.lantern.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine decided. Written by the routing engine only. */
public sealed interface AssignmentEvent extends LanternEvent
        permits AssignmentEvent.OfConversation, AssignmentEvent.OfAdvocate, AssignmentEvent.OfIncident {

    /** When it was decided, engine time. */
    Instant at();

    /** Key is the thread. {@code conversationId} is {@code <thread>/<n>}. */
    sealed interface OfConversation extends AssignmentEvent {
        String conversationId();

        @Override
        default String key() {
            return ConversationIds.threadOf(conversationId());
        }

        @Override
        default String subject() {
            return conversationId();
        }
    }

    /** Key is the advocate. */
    sealed interface OfAdvocate extends AssignmentEvent {
        String advocateId();

        @Override
        default String key() {
            return advocateId();
        }
    }

    /** Key is the incident. */
    sealed interface OfIncident extends AssignmentEvent {
        String incidentId();

        @Override
        default String key() {
            return incidentId();
        }
    }

    /** A conversation began with this signal and waits. Reasons are sentences that led to the urgency. */
    record ConversationQueued(
            String conversationId,
            String line,
            Channel channel,
            String signalId,
            @Nullable String language,
            Urgency urgency,
            List<String> reasons,
            Instant at)
            implements OfConversation {
        public ConversationQueued {
            reasons = List.copyOf(reasons);
        }
    }

    /** A further signal of the person joined the open conversation. */
    record ConversationContinued(String conversationId, String line, String signalId, Instant at)
            implements OfConversation {}

    /**
     * The person wrote again after the conversation was closed and before its quiet window had passed: it waits again,
     * from now. The signal itself is told of by the {@link ConversationContinued} before it.
     */
    record ConversationReopened(String conversationId, String line, Urgency urgency, List<String> reasons, Instant at)
            implements OfConversation {
        public ConversationReopened {
            reasons = List.copyOf(reasons);
        }
    }

    record ConversationOffered(
            String conversationId, String line, String offerId, String advocateId, Instant expiresAt, Instant at)
            implements OfConversation {}

    record OfferDeclined(
            String conversationId,
            String line,
            String offerId,
            String advocateId,
            @Nullable String reason,
            Instant at) implements OfConversation {}

    record OfferExpired(String conversationId, String line, String offerId, String advocateId, Instant at)
            implements OfConversation {}

    record OfferRescinded(
            String conversationId, String line, String offerId, String advocateId, String reason, Instant at)
            implements OfConversation {}

    /**
     * The advocate has the conversation from now on.
     *
     * @param waitedMillis from queueing to now
     */
    record ConversationAssigned(String conversationId, String line, String advocateId, long waitedMillis, Instant at)
            implements OfConversation {}

    /** From one advocate to another, or back to the queue ({@code to} absent). */
    record ConversationTransferred(
            String conversationId,
            String line,
            String from,
            @Nullable String to,
            String by,
            Instant at) implements OfConversation {}

    /** The urgency was raised, or the search was widened, for the stated reasons. */
    record ConversationEscalated(String conversationId, String line, Urgency urgency, List<String> reasons, Instant at)
            implements OfConversation {
        public ConversationEscalated {
            reasons = List.copyOf(reasons);
        }
    }

    /** The person was gone before an advocate had the conversation. */
    record ConversationAbandoned(String conversationId, String line, long waitedMillis, Instant at)
            implements OfConversation {}

    record ConversationCompleted(
            String conversationId, String line, @Nullable String advocateId, String reason, Instant at)
            implements OfConversation {}

    /** A call back was agreed, only between {@code notBefore} and {@code notAfter}. */
    record CallbackRequested(
            String conversationId, String line, Instant notBefore, Instant notAfter, boolean voicemail, Instant at)
            implements OfConversation {}

    record AdvocateEnrolled(String line, AdvocateProfile profile, Instant at) implements OfAdvocate {
        @Override
        public String advocateId() {
            return profile.advocateId();
        }
    }

    record AdvocateRemoved(String advocateId, String line, Instant at) implements OfAdvocate {}

    record AdvocateStatusChanged(
            String advocateId,
            String line,
            AdvocateState state,
            @Nullable AwayReason away,
            Instant at) implements OfAdvocate {}

    /** Summary and severity come from the reporter and hold nothing personal. */
    record IncidentTriggered(String incidentId, String line, String summary, String severity, String source, Instant at)
            implements OfIncident {}

    record IncidentPaged(String incidentId, String line, String responderId, String means, Instant at)
            implements OfIncident {}

    record IncidentAcknowledged(String incidentId, String line, String responderId, Instant at) implements OfIncident {}

    record IncidentResolved(String incidentId, String line, Instant at) implements OfIncident {}
}
