package dev.lantern.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which CloudEvents type and topic a record has. A type is {@code dev.lantern.<noun>.<past participle>.v<version>}, a
 * command {@code dev.lantern.<verb-noun>.requested.v<version>}. Types are written out, not derived: renaming a record
 * must not rename what is on the wire.
 *
 * @param name the CloudEvents type without its version
 */
public record EventType(String name, int version, Class<? extends LanternEvent> event, String topic) {

    private static final List<EventType> ALL = List.of(
            v1("signal.received", SignalReceived.class, Topics.SIGNALS),
            v1("conversation.ended", ConversationEnded.class, Topics.SIGNALS),
            v1("callback.asked", CallbackAsked.class, Topics.SIGNALS),
            v1("callback.reached", CallbackReached.class, Topics.SIGNALS),
            v1("advocate-connection.failed", AdvocateNotReached.class, Topics.SIGNALS),
            v1("participant.reported", ParticipantReported.class, Topics.SIGNALS),
            v1("call-step.failed", CallStepFailed.class, Topics.SIGNALS),
            command("sign-in", DeskCommand.SignIn.class),
            command("sign-out", DeskCommand.SignOut.class),
            command("set-availability", DeskCommand.SetAvailability.class),
            command("accept-offer", DeskCommand.AcceptOffer.class),
            command("decline-offer", DeskCommand.DeclineOffer.class),
            command("send-answer", DeskCommand.SendAnswer.class),
            command("complete-conversation", DeskCommand.CompleteConversation.class),
            command("transfer-conversation", DeskCommand.TransferConversation.class),
            command("assign-conversation", DeskCommand.AssignConversation.class),
            command("enrol-advocate", DeskCommand.EnrolAdvocate.class),
            command("remove-advocate", DeskCommand.RemoveAdvocate.class),
            command("refresh-desk", DeskCommand.RefreshDesk.class),
            command("list-roster", DeskCommand.ListRoster.class),
            command("finish-wrap-up", DeskCommand.FinishWrapUp.class),
            command("invite-to-conversation", DeskCommand.InviteToConversation.class),
            command("record-interpreter", DeskCommand.RecordInterpreter.class),
            command("leave-conversation", DeskCommand.LeaveConversation.class),
            command("monitor-conversation", DeskCommand.MonitorConversation.class),
            command("hold-call", DeskCommand.HoldCall.class),
            command("resume-call", DeskCommand.ResumeCall.class),
            command("call-third-party", DeskCommand.CallThirdParty.class),
            command("drop-participant", DeskCommand.DropParticipant.class),
            command("mute-call", DeskCommand.MuteCall.class),
            command("whisper-to-advocate", DeskCommand.WhisperToAdvocate.class),
            command("take-over-conversation", DeskCommand.TakeOverConversation.class),
            command("correct-urgency", DeskCommand.CorrectUrgency.class),
            command("correct-requirements", DeskCommand.CorrectRequirements.class),
            command("request-callback", DeskCommand.RequestCallback.class),
            command("declare-conflict", DeskCommand.DeclareConflict.class),
            command("lift-conflict", DeskCommand.LiftConflict.class),
            command("flag-person", DeskCommand.FlagPerson.class),
            command("lift-flag", DeskCommand.LiftFlag.class),
            command("desk-connected", DeskCommand.DeskConnected.class),
            command("desk-disconnected", DeskCommand.DeskDisconnected.class),
            command("set-surge", DeskCommand.SetSurge.class),
            v1("conversation.queued", AssignmentEvent.ConversationQueued.class, Topics.ASSIGNMENTS),
            v1("conversation.continued", AssignmentEvent.ConversationContinued.class, Topics.ASSIGNMENTS),
            v1("conversation.reopened", AssignmentEvent.ConversationReopened.class, Topics.ASSIGNMENTS),
            v1("conversation.offered", AssignmentEvent.ConversationOffered.class, Topics.ASSIGNMENTS),
            v1("offer.declined", AssignmentEvent.OfferDeclined.class, Topics.ASSIGNMENTS),
            v1("offer.expired", AssignmentEvent.OfferExpired.class, Topics.ASSIGNMENTS),
            v1("offer.rescinded", AssignmentEvent.OfferRescinded.class, Topics.ASSIGNMENTS),
            v1("conversation.assigned", AssignmentEvent.ConversationAssigned.class, Topics.ASSIGNMENTS),
            v1("conversation.transferred", AssignmentEvent.ConversationTransferred.class, Topics.ASSIGNMENTS),
            v1("conversation.escalated", AssignmentEvent.ConversationEscalated.class, Topics.ASSIGNMENTS),
            v1("conversation.abandoned", AssignmentEvent.ConversationAbandoned.class, Topics.ASSIGNMENTS),
            v1("conversation.completed", AssignmentEvent.ConversationCompleted.class, Topics.ASSIGNMENTS),
            v1("callback.requested", AssignmentEvent.CallbackRequested.class, Topics.ASSIGNMENTS),
            v1("callback.released", AssignmentEvent.CallbackDue.class, Topics.ASSIGNMENTS),
            v1("callback.dropped", AssignmentEvent.CallbackDropped.class, Topics.ASSIGNMENTS),
            v1("urgency.corrected", AssignmentEvent.UrgencyCorrected.class, Topics.ASSIGNMENTS),
            v1("requirements.changed", AssignmentEvent.RequirementsChanged.class, Topics.ASSIGNMENTS),
            v1("search.relaxed", AssignmentEvent.SearchRelaxed.class, Topics.ASSIGNMENTS),
            v1("wait-limit.passed", AssignmentEvent.WaitLimitPassed.class, Topics.ASSIGNMENTS),
            v1("wrap-up.started", AssignmentEvent.WrapUpStarted.class, Topics.ASSIGNMENTS),
            v1("wrap-up.ended", AssignmentEvent.WrapUpEnded.class, Topics.ASSIGNMENTS),
            v1("participant.invited", AssignmentEvent.ParticipantInvited.class, Topics.ASSIGNMENTS),
            v1("invitation.closed", AssignmentEvent.InvitationClosed.class, Topics.ASSIGNMENTS),
            v1("participant.joined", AssignmentEvent.ParticipantJoined.class, Topics.ASSIGNMENTS),
            v1("participant.left", AssignmentEvent.ParticipantLeft.class, Topics.ASSIGNMENTS),
            v1("participant.entered", AssignmentEvent.ParticipantEntered.class, Topics.ASSIGNMENTS),
            v1("third-party.called", AssignmentEvent.ThirdPartyCalled.class, Topics.ASSIGNMENTS),
            v1("call.held", AssignmentEvent.CallHeld.class, Topics.ASSIGNMENTS),
            v1("call.resumed", AssignmentEvent.CallResumed.class, Topics.ASSIGNMENTS),
            v1("call.muted", AssignmentEvent.CallMuted.class, Topics.ASSIGNMENTS),
            v1("whisper.changed", AssignmentEvent.WhisperChanged.class, Topics.ASSIGNMENTS),
            v1("conflict.declared", AssignmentEvent.ConflictDeclared.class, Topics.ASSIGNMENTS),
            v1("conflict.lifted", AssignmentEvent.ConflictLifted.class, Topics.ASSIGNMENTS),
            v1("person.flagged", AssignmentEvent.PersonFlagged.class, Topics.ASSIGNMENTS),
            v1("flag.lifted", AssignmentEvent.FlagLifted.class, Topics.ASSIGNMENTS),
            v1("flag.expired", AssignmentEvent.FlagExpired.class, Topics.ASSIGNMENTS),
            v1("surge.changed", AssignmentEvent.SurgeChanged.class, Topics.ASSIGNMENTS),
            v1("advocate.enrolled", AssignmentEvent.AdvocateEnrolled.class, Topics.ASSIGNMENTS),
            v1("advocate.removed", AssignmentEvent.AdvocateRemoved.class, Topics.ASSIGNMENTS),
            v1("advocate-status.changed", AssignmentEvent.AdvocateStatusChanged.class, Topics.ASSIGNMENTS),
            v1("incident.triggered", AssignmentEvent.IncidentTriggered.class, Topics.ASSIGNMENTS),
            v1("incident.paged", AssignmentEvent.IncidentPaged.class, Topics.ASSIGNMENTS),
            v1("incident.acknowledged", AssignmentEvent.IncidentAcknowledged.class, Topics.ASSIGNMENTS),
            v1("incident.resolved", AssignmentEvent.IncidentResolved.class, Topics.ASSIGNMENTS),
            v1("reply.requested", ReplyRequested.class, Topics.REPLIES),
            v1("reply.accepted", DeliveryEvent.ReplyAccepted.class, Topics.DELIVERIES),
            v1("reply.delivered", DeliveryEvent.ReplyDelivered.class, Topics.DELIVERIES),
            v1("reply.failed", DeliveryEvent.ReplyFailed.class, Topics.DELIVERIES),
            v1("desk-offer.made", FeedEvent.OfferMade.class, Topics.DESK_FEED),
            v1("desk-offer.closed", FeedEvent.OfferClosed.class, Topics.DESK_FEED),
            v1("desk-conversation.opened", FeedEvent.ConversationOpened.class, Topics.DESK_FEED),
            v1("desk-conversation.closed", FeedEvent.ConversationClosed.class, Topics.DESK_FEED),
            v1("desk-message.arrived", FeedEvent.MessageArrived.class, Topics.DESK_FEED),
            v1("desk-answer.sent", FeedEvent.AnswerSent.class, Topics.DESK_FEED),
            v1("desk-delivery.changed", FeedEvent.DeliveryChanged.class, Topics.DESK_FEED),
            v1("desk-status.changed", FeedEvent.StatusChanged.class, Topics.DESK_FEED),
            v1("desk-notice.given", FeedEvent.Notice.class, Topics.DESK_FEED),
            v1("desk-participants.changed", FeedEvent.ParticipantsChanged.class, Topics.DESK_FEED),
            v1("desk-hold.changed", FeedEvent.HoldChanged.class, Topics.DESK_FEED),
            v1("desk-wrap-up.changed", FeedEvent.WrapUpChanged.class, Topics.DESK_FEED),
            v1("desk-roster.listed", FeedEvent.RosterListed.class, Topics.DESK_FEED),
            v1("desk-command.answered", FeedEvent.CommandAnswered.class, Topics.DESK_FEED),
            v1("desk.snapshotted", FeedEvent.DeskSnapshot.class, Topics.DESK_FEED),
            v1("queue.snapshotted", QueueSnapshot.class, Topics.QUEUE_STATUS));

    private static final Map<Class<?>, EventType> BY_RECORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::event, Function.identity()));
    private static final Map<String, EventType> BY_CE_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::ceType, Function.identity()));
    private static final Map<String, List<EventType>> BY_NAME =
            ALL.stream().collect(Collectors.groupingBy(EventType::name));

    /** Every type, in the order the data flows. */
    public static List<EventType> all() {
        return ALL;
    }

    public static EventType of(LanternEvent event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(event.getClass().getName() + " is not listed in EventType");
        }
        return type;
    }

    /** The type that a {@code ce_type} names, version included. */
    public static Optional<EventType> named(String ceType) {
        return Optional.ofNullable(BY_CE_TYPE.get(ceType));
    }

    /** Whether a {@code ce_type} is one of ours but for its version. */
    static boolean knownInAnotherVersion(String ceType) {
        int dot = ceType.lastIndexOf(".v");
        return dot > 0 && BY_NAME.containsKey(ceType.substring(0, dot));
    }

    /** As the header {@code ce_type} carries it. */
    public String ceType() {
        return name + ".v" + version;
    }

    private static EventType v1(String name, Class<? extends LanternEvent> event, String topic) {
        return new EventType("dev.lantern." + name, 1, event, topic);
    }

    private static EventType command(String verbNoun, Class<? extends DeskCommand> command) {
        return v1(verbNoun + ".requested", command, Topics.DESK_COMMANDS);
    }
}
