package dev.lantern.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an advocate or supervisor asks of the engine. Written by the desk API after it checked the token, and by
 * ingest-voice when an offer is answered at the telephone that rings with it; the answer comes as
 * {@link FeedEvent.CommandAnswered} on the actor's feed. Key is the line.
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

    /**
     * Back to the queue at its old place ({@code toAdvocate} absent), or offered to one advocate.
     *
     * @param warm whether the actor keeps it until the other has accepted; absent means no
     * @param requirements what the next one should bring; absent means as before
     */
    record TransferConversation(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            @Nullable String toAdvocate,
            @Nullable Boolean warm,
            @Nullable Requirements requirements)
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

    /**
     * Asks for the roster, which comes as {@link FeedEvent.RosterListed}, a page at a time.
     *
     * @param after the last advocate of the page before; absent for the first page
     */
    record ListRoster(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            @Nullable String after) implements DeskCommand {}

    /** The notes are written: there is room again ({@code conversationId} absent: of all wrap-ups). */
    record FinishWrapUp(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            @Nullable String conversationId) implements DeskCommand {}

    /** Asks another advocate to join; they get an offer with the role. */
    record InviteToConversation(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            String advocateId,
            ParticipantRole role)
            implements DeskCommand {}

    /**
     * An interpreter from outside is on the telephone with the actor.
     *
     * @param language BCP 47 tag
     * @param interpreter their number at their service; nothing personal
     */
    record RecordInterpreter(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            String language,
            String interpreter)
            implements DeskCommand {}

    /** Who consults, interprets or monitors leaves; whoever has the conversation keeps it. */
    record LeaveConversation(String commandId, String line, String actor, Instant requestedAt, String conversationId)
            implements DeskCommand {}

    /** A supervisor reads along. */
    record MonitorConversation(String commandId, String line, String actor, Instant requestedAt, String conversationId)
            implements DeskCommand {}

    /** The person hears music, and is not heard, until the actor is back. */
    record HoldCall(String commandId, String line, String actor, Instant requestedAt, String conversationId)
            implements DeskCommand {}

    record ResumeCall(String commandId, String line, String actor, Instant requestedAt, String conversationId)
            implements DeskCommand {}

    /**
     * Calls somebody from outside into the room of a call. The command's id is the party's.
     *
     * @param role {@code INTERPRETER}, {@code PROVIDER} or {@code EMERGENCY}
     * @param number sealed to {@link Reader#VOICE}, field {@code participant.telephone}
     */
    record CallThirdParty(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            ParticipantRole role,
            Sealed number)
            implements DeskCommand {}

    /**
     * Somebody is to be in the conversation no longer.
     *
     * @param participant the advocate's id, or the party's
     */
    record DropParticipant(
            String commandId, String line, String actor, Instant requestedAt, String conversationId, String participant)
            implements DeskCommand {}

    /** The actor's own telephone is not heard in the room of a call, or is again. */
    record MuteCall(
            String commandId, String line, String actor, Instant requestedAt, String conversationId, boolean muted)
            implements DeskCommand {}

    /** A supervisor who listens to a call speaks to its advocate alone, or only listens again. */
    record WhisperToAdvocate(
            String commandId, String line, String actor, Instant requestedAt, String conversationId, boolean whispering)
            implements DeskCommand {}

    /** A supervisor takes an open conversation upon themselves, whoever has it. */
    record TakeOverConversation(String commandId, String line, String actor, Instant requestedAt, String conversationId)
            implements DeskCommand {}

    record CorrectUrgency(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            Urgency urgency,
            String reason)
            implements DeskCommand {}

    /** What whoever helps should bring, as a person judged it. */
    record CorrectRequirements(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            Requirements requirements,
            String reason)
            implements DeskCommand {}

    /**
     * The person is to be called back, only between the two times; they keep their place.
     *
     * @param to where they said it is safe to call, E.164, sealed to {@link Reader#DESK}, field {@code callback.to};
     *     absent: the number they called from, or where they had said before
     */
    record RequestCallback(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            Instant notBefore,
            Instant notAfter,
            boolean voicemail,
            @Nullable Sealed to)
            implements DeskCommand {

        /** At the number they called from. */
        public RequestCallback(
                String commandId,
                String line,
                String actor,
                Instant requestedAt,
                String conversationId,
                Instant notBefore,
                Instant notAfter,
                boolean voicemail) {
            this(commandId, line, actor, requestedAt, conversationId, notBefore, notAfter, voicemail, null);
        }
    }

    /** The advocate must not get the person of this conversation: they know each other, or it would do harm. */
    record DeclareConflict(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            String advocateId,
            @Nullable String reason)
            implements DeskCommand {}

    record LiftConflict(
            String commandId, String line, String actor, Instant requestedAt, String conversationId, String advocateId)
            implements DeskCommand {}

    /** The person of this conversation is abusive: until then they reach supervisors only. */
    record FlagPerson(
            String commandId,
            String line,
            String actor,
            Instant requestedAt,
            String conversationId,
            Instant until,
            String reason)
            implements DeskCommand {}

    record LiftFlag(String commandId, String line, String actor, Instant requestedAt, String conversationId)
            implements DeskCommand {}

    /**
     * The actor has a desk stream open at an instance of the desk, which writes this itself: when the first one opens, and
     * every few seconds anew while one is open, so that an instance that died is noticed by its silence. Not answered.
     *
     * @param streamId of the instance, as long as it runs
     */
    record DeskConnected(String commandId, String line, String actor, Instant requestedAt, String streamId)
            implements DeskCommand {}

    /** The actor's last stream at this instance of the desk has closed. Not answered. */
    record DeskDisconnected(String commandId, String line, String actor, Instant requestedAt, String streamId)
            implements DeskCommand {}

    /** A supervisor turns surge mode on or off; it then no longer follows from how many wait, until they agree again. */
    record SetSurge(String commandId, String line, String actor, Instant requestedAt, boolean on)
            implements DeskCommand {}
}
