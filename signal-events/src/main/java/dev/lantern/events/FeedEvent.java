package dev.lantern.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one advocate must see, in order. Written by the engine only; the offset in {@code desk-feed} is the event id of
 * the desk stream. Key is the advocate, and so is the partition.
 */
public sealed interface FeedEvent extends LanternEvent {

    String advocateId();

    Instant at();

    @Override
    default String key() {
        return advocateId();
    }

    @Override
    default String partitionKey() {
        return advocateId();
    }

    record OfferMade(String advocateId, String line, Offer offer, Instant at) implements FeedEvent {}

    /** The offer is off the desk: accepted, declined, expired or rescinded. */
    record OfferClosed(String advocateId, String line, String offerId, String conversationId, OfferEnd end, Instant at)
            implements FeedEvent {}

    /** The conversation is the advocate's now, with all that was said so far. */
    record ConversationOpened(String advocateId, String line, Conversation conversation, Instant at)
            implements FeedEvent {}

    record MessageArrived(String advocateId, String line, String conversationId, Message message, Instant at)
            implements FeedEvent {}

    /**
     * Somebody else wrote to the person of a conversation that the advocate reads: whoever has it, or the line itself.
     *
     * @param author the advocate who wrote, or {@code system}
     * @param text sealed to {@link Reader#DESK}, field {@code reply.copy}
     */
    record AnswerSent(
            String advocateId,
            String line,
            String conversationId,
            String replyId,
            String author,
            Sealed text,
            Instant at)
            implements FeedEvent {}

    record DeliveryChanged(
            String advocateId,
            String line,
            String conversationId,
            String replyId,
            DeliveryState state,
            @Nullable String explanation,
            Instant at)
            implements FeedEvent {}

    /** The conversation left the desk: completed, transferred, or the person is gone. */
    record ConversationClosed(String advocateId, String line, String conversationId, String reason, Instant at)
            implements FeedEvent {}

    record StatusChanged(
            String advocateId,
            String line,
            AdvocateState state,
            @Nullable AwayReason away,
            Instant at) implements FeedEvent {}

    /**
     * Something the advocate should know, in a sentence.
     *
     * @param code stable, for programs, in upper-case letters: such as {@code MISSED_OFFER} or {@code WAIT_LIMIT_PASSED}
     */
    record Notice(
            String advocateId,
            String line,
            String code,
            String text,
            @Nullable String conversationId,
            Instant at) implements FeedEvent {}

    /** Who is in a conversation now, beside whoever has it. */
    record ParticipantsChanged(
            String advocateId, String line, String conversationId, List<Participant> participants, Instant at)
            implements FeedEvent {
        public ParticipantsChanged {
            participants = List.copyOf(participants);
        }
    }

    /** The person of a call is on hold since then; absent: no longer. */
    record HoldChanged(
            String advocateId,
            String line,
            String conversationId,
            @Nullable Instant heldSince,
            Instant at) implements FeedEvent {}

    /** Time to write up a conversation, until {@code endsAt}; absent: it is over. */
    record WrapUpChanged(
            String advocateId,
            String line,
            String conversationId,
            @Nullable Instant endsAt,
            Instant at) implements FeedEvent {}

    /** The answer to a command: accepted ({@code refusal} absent), or refused and why. */
    record CommandAnswered(
            String advocateId,
            String line,
            String commandId,
            @Nullable Refusal refusal,
            Instant at) implements FeedEvent {}

    /**
     * A page of the line's roster, in the order of the advocates' ids; comes before the answer to its command.
     *
     * @param commandId the command that asked for it
     * @param next ask for what comes after this advocate; absent when this is the last page
     */
    record RosterListed(
            String advocateId,
            String line,
            String commandId,
            List<RosterEntry> entries,
            @Nullable String next,
            Instant at)
            implements FeedEvent {
        public RosterListed {
            entries = List.copyOf(entries);
        }
    }

    /** @param conversations how many the advocate has */
    record RosterEntry(
            AdvocateProfile profile,
            AdvocateState state,
            @Nullable AwayReason away,
            int conversations) {}

    /** Everything the desk shows at this moment; a stream that starts anew starts with it. */
    record DeskSnapshot(
            String advocateId,
            String line,
            AdvocateState state,
            @Nullable AwayReason away,
            List<Offer> offers,
            List<Conversation> conversations,
            Instant at)
            implements FeedEvent {
        public DeskSnapshot {
            offers = List.copyOf(offers);
            conversations = List.copyOf(conversations);
        }
    }

    /**
     * @param role what the advocate is asked to do in a conversation that another has; absent: to take it
     * @param from who asks; absent when the line does
     */
    record Offer(
            String offerId,
            String conversationId,
            Channel channel,
            @Nullable String language,
            Urgency urgency,
            List<String> reasons,
            Instant waitingSince,
            Instant expiresAt,
            @Nullable Requirements requirements,
            @Nullable ParticipantRole role,
            @Nullable String from) {
        public Offer {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param role what the advocate does in it while another has it; absent: it is the advocate's
     * @param participants who is in it beside whoever has it
     * @param callback where and when the person last said it is safe to call them back; absent: they have not
     */
    record Conversation(
            String conversationId,
            Channel channel,
            @Nullable String language,
            Urgency urgency,
            List<String> reasons,
            Sender sender,
            Answers answers,
            Instant queuedAt,
            List<Message> messages,
            @Nullable Requirements requirements,
            @Nullable ParticipantRole role,
            List<Participant> participants,
            @Nullable SafeWay callback) {
        public Conversation {
            reasons = List.copyOf(reasons);
            participants = List.copyOf(participants);
            messages = List.copyOf(messages);
        }

        /** Of somebody who has said nothing of a call back. */
        public Conversation(
                String conversationId,
                Channel channel,
                @Nullable String language,
                Urgency urgency,
                List<String> reasons,
                Sender sender,
                Answers answers,
                Instant queuedAt,
                List<Message> messages,
                @Nullable Requirements requirements,
                @Nullable ParticipantRole role,
                List<Participant> participants) {
            this(
                    conversationId,
                    channel,
                    language,
                    urgency,
                    reasons,
                    sender,
                    answers,
                    queuedAt,
                    messages,
                    requirements,
                    role,
                    participants,
                    null);
        }
    }

    /**
     * What was agreed on a call back.
     *
     * @param to sealed to {@link Reader#DESK}, field {@code callback.to}; absent: the number they called from
     */
    record SafeWay(@Nullable Sealed to, Instant notBefore, Instant notAfter, boolean voicemail) {}

    /**
     * One signal of the person, as the advocate sees it.
     *
     * @param attributes what the channel noted, see {@link SignalReceived}: a stop word, pictures that did not come
     */
    record Message(
            String signalId,
            @Nullable Body body,
            List<Attachment> attachments,
            Instant occurredAt,
            Map<String, String> attributes) {
        public Message {
            attachments = List.copyOf(attachments);
            attributes = Map.copyOf(attributes);
        }

        public Message(String signalId, @Nullable Body body, List<Attachment> attachments, Instant occurredAt) {
            this(signalId, body, attachments, occurredAt, Map.of());
        }
    }

    enum OfferEnd {
        ACCEPTED,
        DECLINED,
        EXPIRED,
        RESCINDED
    }

    enum DeliveryState {
        QUEUED,
        ACCEPTED,
        DELIVERED,
        FAILED
    }

    /**
     * @param code stable, for programs
     * @param explanation a sentence, for people
     */
    record Refusal(Code code, String explanation) {
        public enum Code {
            UNKNOWN_LINE,
            NOT_ON_ROSTER,
            NOT_SIGNED_IN,
            ALREADY_SIGNED_IN,
            NOT_AVAILABLE,
            OFFER_CLOSED,
            OFFER_OF_ANOTHER,
            UNKNOWN_CONVERSATION,
            CONVERSATION_CLOSED,
            NOT_ASSIGNED,
            ALREADY_ASSIGNED,
            CONVERSATIONS_OPEN,
            NO_WAY_BACK,
            AT_CAPACITY,
            NOT_A_SUPERVISOR,
            CONFLICT,
            NO_CONFLICT,
            SUPERVISORS_ONLY,
            NOT_FLAGGED,
            NOT_IN_WRAP_UP,
            ALREADY_PARTICIPATING,
            NOT_PARTICIPATING,
            BAD_WINDOW,
            TELEPHONE_NOT_KNOWN,
            ALREADY_ON_HOLD,
            NOT_SUPPORTED,
            KEY_REUSED
        }
    }
}
