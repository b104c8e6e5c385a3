package dev.lantern.cases.wire.http;

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
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Urgency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a conversation.
 *
 * @param advocate whom it concerns, such as whom it was offered to
 * @param from who had it before a transfer
 * @param by who asked for it
 * @param reasons why, a sentence each
 */
@Schema(description = "What was decided about a conversation")
public record MoveView(
        What what,
        @Nullable String advocate,
        @Nullable String from,
        @Nullable String by,
        @Nullable Urgency urgency,
        List<String> reasons) {

    public enum What {
        QUEUED,
        CONTINUED,
        REOPENED,
        OFFERED,
        OFFER_DECLINED,
        OFFER_EXPIRED,
        OFFER_RESCINDED,
        ASSIGNED,
        TRANSFERRED,
        ESCALATED,
        ABANDONED,
        COMPLETED,
        CALLBACK_REQUESTED,
        CALLBACK_DUE,
        CALLBACK_DROPPED,
        URGENCY_CORRECTED,
        REQUIREMENTS_CHANGED,
        SEARCH_RELAXED,
        WAIT_LIMIT_PASSED,
        WRAP_UP_STARTED,
        WRAP_UP_ENDED,
        PARTICIPANT_INVITED,
        INVITATION_CLOSED,
        PARTICIPANT_JOINED,
        PARTICIPANT_LEFT,
        PARTICIPANT_ENTERED,
        THIRD_PARTY_CALLED,
        CALL_HELD,
        CALL_RESUMED,
        ADVOCATE_MUTED,
        ADVOCATE_UNMUTED,
        WHISPER_STARTED,
        WHISPER_ENDED,
        CONFLICT_DECLARED,
        CONFLICT_LIFTED,
        PERSON_FLAGGED,
        FLAG_LIFTED,
        FLAG_EXPIRED
    }

    static MoveView of(AssignmentEvent.OfConversation event) {
        return switch (event) {
            case ConversationQueued e -> triaged(What.QUEUED, e.urgency(), e.reasons());
            case ConversationReopened e -> triaged(What.REOPENED, e.urgency(), e.reasons());
            case ConversationEscalated e -> triaged(What.ESCALATED, e.urgency(), e.reasons());
            case ConversationContinued _ -> concerning(What.CONTINUED, null, null);
            case ConversationOffered e -> concerning(What.OFFERED, e.advocateId(), null);
            case OfferDeclined e -> concerning(What.OFFER_DECLINED, e.advocateId(), e.reason());
            case OfferExpired e -> concerning(What.OFFER_EXPIRED, e.advocateId(), null);
            case OfferRescinded e -> concerning(What.OFFER_RESCINDED, e.advocateId(), e.reason());
            case ConversationAssigned e -> concerning(What.ASSIGNED, e.advocateId(), null);
            case ConversationTransferred e ->
                new MoveView(What.TRANSFERRED, e.to(), e.from(), e.by(), null, reasons(e.reason()));
            case ConversationAbandoned _ -> concerning(What.ABANDONED, null, null);
            case ConversationCompleted e -> concerning(What.COMPLETED, e.advocateId(), e.reason());
            case CallbackRequested _ -> concerning(What.CALLBACK_REQUESTED, null, null);
            case CallbackDue e -> concerning(What.CALLBACK_DUE, e.advocateId(), null);
            case CallbackDropped e -> concerning(What.CALLBACK_DROPPED, null, e.reason());
            case UrgencyCorrected e ->
                new MoveView(What.URGENCY_CORRECTED, null, null, e.by(), e.urgency(), List.of(e.reason()));
            case RequirementsChanged e ->
                new MoveView(What.REQUIREMENTS_CHANGED, null, null, e.by(), null, e.reasons());
            case SearchRelaxed e -> concerning(What.SEARCH_RELAXED, null, e.reason());
            case WaitLimitPassed _ -> concerning(What.WAIT_LIMIT_PASSED, null, null);
            case WrapUpStarted e -> concerning(What.WRAP_UP_STARTED, e.advocateId(), null);
            case WrapUpEnded e -> concerning(What.WRAP_UP_ENDED, e.advocateId(), e.reason());
            case ParticipantInvited e -> by(What.PARTICIPANT_INVITED, e.advocateId(), e.by(), roleOf(e.role()));
            case InvitationClosed e ->
                concerning(What.INVITATION_CLOSED, e.advocateId(), e.end().name());
            case ParticipantJoined e -> joined(What.PARTICIPANT_JOINED, e.participant(), null);
            case ParticipantLeft e -> joined(What.PARTICIPANT_LEFT, e.participant(), e.reason());
            case AssignmentEvent.ParticipantEntered e -> joined(What.PARTICIPANT_ENTERED, e.participant(), null);
            case AssignmentEvent.ThirdPartyCalled e ->
                by(What.THIRD_PARTY_CALLED, null, e.by(), e.participant().role().name());
            case AssignmentEvent.CallHeld e -> by(What.CALL_HELD, null, e.by(), null);
            case AssignmentEvent.CallResumed e -> by(What.CALL_RESUMED, null, e.by(), null);
            case AssignmentEvent.CallMuted e ->
                concerning(e.muted() ? What.ADVOCATE_MUTED : What.ADVOCATE_UNMUTED, e.advocateId(), null);
            case AssignmentEvent.WhisperChanged e ->
                concerning(e.whispering() ? What.WHISPER_STARTED : What.WHISPER_ENDED, e.advocateId(), null);
            case ConflictDeclared e -> by(What.CONFLICT_DECLARED, e.advocateId(), e.by(), e.reason());
            case ConflictLifted e -> by(What.CONFLICT_LIFTED, e.advocateId(), e.by(), null);
            case PersonFlagged e -> by(What.PERSON_FLAGGED, null, e.by(), e.reason());
            case FlagLifted e -> by(What.FLAG_LIFTED, null, e.by(), null);
            case FlagExpired _ -> concerning(What.FLAG_EXPIRED, null, null);
        };
    }

    private static MoveView triaged(What what, Urgency urgency, List<String> reasons) {
        return new MoveView(what, null, null, null, urgency, reasons);
    }

    private static MoveView concerning(What what, @Nullable String advocate, @Nullable String reason) {
        return new MoveView(what, advocate, null, null, null, reason == null ? List.of() : List.of(reason));
    }

    private static MoveView by(What what, @Nullable String advocate, String by, @Nullable String reason) {
        return new MoveView(what, advocate, null, by, null, reason == null ? List.of() : List.of(reason));
    }

    private static List<String> reasons(@Nullable String reason) {
        return reason == null ? List.of() : List.of(reason);
    }

    private static String roleOf(@Nullable ParticipantRole role) {
        return role == null ? "TAKE_OVER" : role.name();
    }

    /** Somebody from outside is named by what they are called at their service. */
    private static MoveView joined(What what, Participant who, @Nullable String reason) {
        List<String> reasons =
                reason == null ? List.of(who.role().name()) : List.of(who.role().name(), reason);
        String name = who.advocateId() == null ? who.external() : who.advocateId();
        return new MoveView(what, name, null, null, null, reasons);
    }
}
