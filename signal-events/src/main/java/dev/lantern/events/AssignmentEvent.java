package dev.lantern.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine decided. Written by the routing engine only. */
public sealed interface AssignmentEvent extends LanternEvent
        permits AssignmentEvent.OfConversation,
                AssignmentEvent.OfAdvocate,
                AssignmentEvent.OfLine,
                AssignmentEvent.OfIncident {

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

    /** Key is the line. */
    sealed interface OfLine extends AssignmentEvent {
        @Override
        default String key() {
            return line();
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

    /**
     * A conversation began with this signal and waits. Reasons are sentences that led to the urgency.
     *
     * @param requirements what whoever helps should bring, as far as it is known
     */
    record ConversationQueued(
            String conversationId,
            String line,
            Channel channel,
            String signalId,
            @Nullable String language,
            Urgency urgency,
            List<String> reasons,
            @Nullable Requirements requirements,
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

    /**
     * @param policy version of the line's policy that chose the advocate; absent when a person did
     * @param telephone where the advocate is called; absent: at their softphone, or when it is no call
     */
    record ConversationOffered(
            String conversationId,
            String line,
            String offerId,
            String advocateId,
            Instant expiresAt,
            @Nullable String policy,
            Instant at,
            @Nullable AdvocateTelephone telephone)
            implements OfConversation {

        /** To somebody who is not called, or at their softphone. */
        public ConversationOffered(
                String conversationId,
                String line,
                String offerId,
                String advocateId,
                Instant expiresAt,
                @Nullable String policy,
                Instant at) {
            this(conversationId, line, offerId, advocateId, expiresAt, policy, at, null);
        }
    }

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
     * @param policy version of the line's policy that chose the advocate; absent when a person did
     * @param telephone where the advocate is called; absent: at their softphone, or when it is no call
     * @param meeting how the person of a call is; absent: they wait, or it is no call
     * @param calledBack whether the person is to be called now, as the {@link CallbackDue} after it says; absent: no
     * @param offerId the offer that was accepted; absent when nobody was asked
     */
    record ConversationAssigned(
            String conversationId,
            String line,
            String advocateId,
            long waitedMillis,
            @Nullable String policy,
            @Nullable AdvocateTelephone telephone,
            @Nullable Meeting meeting,
            Instant at,
            @Nullable Boolean calledBack,
            @Nullable String offerId)
            implements OfConversation {

        /** How the person of a call is when somebody is given it. */
        public enum Meeting {
            /** In a room, with whoever had it until now. */
            WITH_FORMER,
            /** In a room, with the advocate. */
            WITH_ADVOCATE
        }

        /** To somebody who is not called, or at their softphone, while the person waits. */
        public ConversationAssigned(
                String conversationId,
                String line,
                String advocateId,
                long waitedMillis,
                @Nullable String policy,
                Instant at) {
            this(conversationId, line, advocateId, waitedMillis, policy, null, null, at, null, null);
        }

        /** Of somebody who is here. */
        public ConversationAssigned(
                String conversationId,
                String line,
                String advocateId,
                long waitedMillis,
                @Nullable String policy,
                @Nullable AdvocateTelephone telephone,
                Instant at) {
            this(conversationId, line, advocateId, waitedMillis, policy, telephone, null, at, null, null);
        }
    }

    /**
     * From one advocate to another, or back to the queue ({@code to} absent).
     *
     * @param by who asked for it, or {@code system}
     * @param reason why, where nobody asked for it, such as {@code ADVOCATE_VANISHED}
     * @param warm whether the next one has it at once, so that the person need not wait; absent means no
     */
    record ConversationTransferred(
            String conversationId,
            String line,
            String from,
            @Nullable String to,
            String by,
            @Nullable String reason,
            @Nullable Boolean warm,
            Instant at)
            implements OfConversation {

        /** Whoever has it next is still to say yes. */
        public ConversationTransferred(
                String conversationId,
                String line,
                String from,
                @Nullable String to,
                String by,
                @Nullable String reason,
                Instant at) {
            this(conversationId, line, from, to, by, reason, null, at);
        }
    }

    /**
     * The urgency was raised for the stated reasons.
     *
     * @param policy version of the line's policy by which it was; absent when it was not by policy
     */
    record ConversationEscalated(
            String conversationId,
            String line,
            Urgency urgency,
            List<String> reasons,
            @Nullable String policy,
            Instant at)
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

    /**
     * An advocate has taken a conversation whose person is to be called back: the channel calls them now, unless they are on
     * the line, and never after {@code notAfter}. When they do not answer, it says so by a {@link ConversationEnded} with
     * {@code NOT_REACHED}.
     *
     * @param attempt from 1
     * @param notBefore nobody calls before, whatever else is due
     * @param to where to call, E.164, sealed to the reader of the channel, field {@code callback.to}; absent when it
     *     cannot be opened: then nobody can be called
     */
    record CallbackDue(
            String conversationId,
            String line,
            String advocateId,
            int attempt,
            Instant notAfter,
            boolean voicemail,
            Instant at,
            @Nullable Instant notBefore,
            @Nullable Sealed to)
            implements OfConversation {}

    /** The person is not called back: they came back themselves. */
    record CallbackDropped(String conversationId, String line, String reason, Instant at) implements OfConversation {}

    /** A person judged the urgency otherwise. */
    record UrgencyCorrected(
            String conversationId, String line, Urgency from, Urgency urgency, String by, String reason, Instant at)
            implements OfConversation {}

    /**
     * What whoever helps should bring is known better now.
     *
     * @param by who corrected it; absent when it follows from what the person said
     */
    record RequirementsChanged(
            String conversationId,
            String line,
            Requirements requirements,
            @Nullable String by,
            List<String> reasons,
            Instant at)
            implements OfConversation {
        public RequirementsChanged {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The search for somebody was widened.
     *
     * @param toLine absent: partners are reached by telephone
     * @param reason a sentence: its time had come, or the step before found nobody who could ever have served
     */
    record SearchRelaxed(
            String conversationId,
            String line,
            RelaxationStep step,
            @Nullable String toLine,
            String reason,
            String policy,
            Instant at)
            implements OfConversation {}

    /** The person waits for longer than the line allows anybody to: supervisors were told. */
    record WaitLimitPassed(String conversationId, String line, long waitedMillis, String policy, Instant at)
            implements OfConversation {}

    /** The person is gone and the advocate writes it up; their place stays taken until then. */
    record WrapUpStarted(
            String conversationId,
            String line,
            String advocateId,
            Instant endsAt,
            @Nullable String policy,
            Instant at) implements OfConversation {}

    /** @param reason {@code FINISHED} by the advocate, or {@code LIMIT} */
    record WrapUpEnded(
            String conversationId, String line, String advocateId, String reason, long wrappedUpMillis, Instant at)
            implements OfConversation {}

    /** @param role what the advocate is asked to do in the conversation; absent: to take it over */
    record ParticipantInvited(
            String conversationId,
            String line,
            String advocateId,
            @Nullable ParticipantRole role,
            String by,
            Instant at)
            implements OfConversation {}

    /**
     * The invitation is answered, or nobody waits for the answer any more.
     *
     * @param reason why it was taken back; absent when it was answered or ran out
     */
    record InvitationClosed(
            String conversationId,
            String line,
            String advocateId,
            @Nullable ParticipantRole role,
            FeedEvent.OfferEnd end,
            @Nullable String reason,
            Instant at)
            implements OfConversation {}

    /** @param telephone where the advocate is called; absent: at their softphone, or when it is no call */
    record ParticipantJoined(
            String conversationId,
            String line,
            Participant participant,
            @Nullable AdvocateTelephone telephone,
            Instant at)
            implements OfConversation {

        /** Somebody who is not called, or at their softphone. */
        public ParticipantJoined(String conversationId, String line, Participant participant, Instant at) {
            this(conversationId, line, participant, null, at);
        }
    }

    record ParticipantLeft(String conversationId, String line, Participant participant, String reason, Instant at)
            implements OfConversation {}

    /** Somebody's telephone is in the room of the call from now on. */
    record ParticipantEntered(String conversationId, String line, Participant participant, Instant at)
            implements OfConversation {}

    /**
     * Somebody from outside is called into the room of a call.
     *
     * @param participant with the party's id
     * @param number sealed to {@link Reader#VOICE}, field {@code participant.telephone}
     */
    record ThirdPartyCalled(
            String conversationId, String line, Participant participant, Sealed number, String by, Instant at)
            implements OfConversation {}

    /** The person hears music, and is not heard. */
    record CallHeld(String conversationId, String line, String by, Instant at) implements OfConversation {}

    /** @param heldMillis how long the person was on hold */
    record CallResumed(String conversationId, String line, String by, long heldMillis, Instant at)
            implements OfConversation {}

    /** An advocate's own telephone is not heard in the room, or is again. */
    record CallMuted(String conversationId, String line, String advocateId, boolean muted, Instant at)
            implements OfConversation {}

    /**
     * A supervisor who listens speaks to the advocate alone, or only listens again.
     *
     * @param to the advocate who has the call
     */
    record WhisperChanged(
            String conversationId, String line, String advocateId, String to, boolean whispering, Instant at)
            implements OfConversation {}

    /** The advocate must not get this person. */
    record ConflictDeclared(
            String conversationId,
            String line,
            String advocateId,
            String by,
            @Nullable String reason,
            Instant at) implements OfConversation {}

    record ConflictLifted(String conversationId, String line, String advocateId, String by, Instant at)
            implements OfConversation {}

    /** The person reaches supervisors only, until then. */
    record PersonFlagged(String conversationId, String line, Instant until, String reason, String by, Instant at)
            implements OfConversation {}

    record FlagLifted(String conversationId, String line, String by, Instant at) implements OfConversation {}

    record FlagExpired(String conversationId, String line, Instant at) implements OfConversation {}

    /**
     * Surge mode began or ended.
     *
     * @param reason a sentence
     * @param by who asked for it; absent when it followed from how many wait
     */
    record SurgeChanged(
            String line,
            boolean on,
            String reason,
            @Nullable String by,
            String policy,
            Instant at) implements OfLine {}

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
