package dev.lantern.cases.wire.http;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.CallbackRequested;
import dev.lantern.events.AssignmentEvent.ConversationAbandoned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationContinued;
import dev.lantern.events.AssignmentEvent.ConversationEscalated;
import dev.lantern.events.AssignmentEvent.ConversationOffered;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.AssignmentEvent.ConversationReopened;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.OfferDeclined;
import dev.lantern.events.AssignmentEvent.OfferExpired;
import dev.lantern.events.AssignmentEvent.OfferRescinded;
import dev.lantern.events.Urgency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a conversation.
 *
 * @param advocate whom it concerns, such as whom it was offered to
 * @param from who had it before a transfer
 * @param by who asked for a transfer
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
        CALLBACK_REQUESTED
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
            case ConversationTransferred e -> new MoveView(What.TRANSFERRED, e.to(), e.from(), e.by(), null, List.of());
            case ConversationAbandoned _ -> concerning(What.ABANDONED, null, null);
            case ConversationCompleted e -> concerning(What.COMPLETED, e.advocateId(), e.reason());
            case CallbackRequested _ -> concerning(What.CALLBACK_REQUESTED, null, null);
        };
    }

    private static MoveView triaged(What what, Urgency urgency, List<String> reasons) {
        return new MoveView(what, null, null, null, urgency, reasons);
    }

    private static MoveView concerning(What what, @Nullable String advocate, @Nullable String reason) {
        return new MoveView(what, advocate, null, null, null, reason == null ? List.of() : List.of(reason));
    }
}
