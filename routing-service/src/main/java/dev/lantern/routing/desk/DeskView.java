package dev.lantern.routing.desk;

import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.ConversationIds;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.routing.desk.ShownConversation.ShownAnswers;
import dev.lantern.routing.desk.ShownConversation.ShownContact;
import dev.lantern.routing.desk.ShownConversation.ShownSafeWay;
import org.jspecify.annotations.Nullable;

/**
 * Opens for an advocate what is theirs to see. The writer of the feed decided that the event is theirs; here it is only
 * decided that of the sender they see the masked form and never the address.
 */
public final class DeskView {

    private final Opener opener;

    public DeskView(Opener opener) {
        this.opener = opener;
    }

    public ShownEvent show(FeedEvent event) {
        return switch (event) {
            case FeedEvent.OfferMade offer -> new ShownEvent("offer-made", offer);
            case FeedEvent.OfferClosed offer -> new ShownEvent("offer-closed", offer);
            case FeedEvent.ConversationOpened opened ->
                new ShownEvent(
                        "conversation-opened",
                        new ShownEvent.ConversationOpened(opened.line(), show(opened.conversation()), opened.at()));
            case FeedEvent.MessageArrived arrived -> new ShownEvent("message-arrived", show(arrived));
            case FeedEvent.AnswerSent answer -> new ShownEvent("answer-sent", show(answer));
            case FeedEvent.DeliveryChanged delivery -> new ShownEvent("delivery-changed", delivery);
            case FeedEvent.ConversationClosed closed -> new ShownEvent("conversation-closed", closed);
            case FeedEvent.StatusChanged status -> new ShownEvent("status-changed", status);
            case FeedEvent.CommandAnswered answer -> new ShownEvent("command-answered", show(answer));
            // A stream leaves it out: the request that asked for it has it.
            case FeedEvent.RosterListed listed -> new ShownEvent("roster-listed", listed);
            case FeedEvent.Notice notice -> new ShownEvent("notice", notice);
            case FeedEvent.ParticipantsChanged changed -> new ShownEvent("participants-changed", changed);
            case FeedEvent.HoldChanged changed -> new ShownEvent("hold-changed", changed);
            case FeedEvent.WrapUpChanged changed -> new ShownEvent("wrap-up-changed", changed);
            case FeedEvent.DeskSnapshot snapshot -> new ShownEvent("desk-snapshot", show(snapshot));
        };
    }

    private static FeedEvent.CommandAnswered show(FeedEvent.CommandAnswered answer) {
        FeedEvent.Refusal refusal = answer.refusal();
        return new FeedEvent.CommandAnswered(
                answer.advocateId(),
                answer.line(),
                answer.commandId(),
                refusal == null ? null : Discretion.shown(refusal),
                answer.at());
    }

    private ShownEvent.MessageArrived show(FeedEvent.MessageArrived arrived) {
        String thread = ConversationIds.threadOf(arrived.conversationId());
        return new ShownEvent.MessageArrived(
                arrived.line(), arrived.conversationId(), show(thread, arrived.message()), arrived.at());
    }

    private ShownEvent.AnswerSent show(FeedEvent.AnswerSent answer) {
        Opened text =
                opener.open(answer.text(), ConversationIds.threadOf(answer.conversationId()), SealedField.REPLY_COPY);
        return new ShownEvent.AnswerSent(
                answer.line(),
                answer.conversationId(),
                answer.replyId(),
                answer.author(),
                text(text),
                reason(text),
                answer.at());
    }

    private ShownEvent.DeskSnapshot show(FeedEvent.DeskSnapshot snapshot) {
        return new ShownEvent.DeskSnapshot(
                snapshot.line(),
                snapshot.state(),
                snapshot.away(),
                snapshot.offers(),
                snapshot.conversations().stream().map(this::show).toList(),
                snapshot.at());
    }

    private ShownConversation show(FeedEvent.Conversation conversation) {
        String thread = ConversationIds.threadOf(conversation.conversationId());
        return new ShownConversation(
                conversation.conversationId(),
                conversation.channel(),
                conversation.language(),
                conversation.urgency(),
                conversation.reasons(),
                conversation.sender().display(),
                show(thread, conversation.answers()),
                conversation.queuedAt(),
                conversation.messages().stream().map(m -> show(thread, m)).toList(),
                conversation.requirements(),
                conversation.role(),
                conversation.participants(),
                show(thread, conversation.callback()));
    }

    private ShownMessage show(String thread, FeedEvent.Message message) {
        Body body = message.body();
        Opened text = open(body == null ? null : body.text(), thread, SealedField.BODY_TEXT);
        Opened full = open(body == null ? null : body.full(), thread, SealedField.BODY_FULL);
        return new ShownMessage(
                message.signalId(),
                text(text),
                text(full),
                reason(text),
                message.attachments(),
                message.occurredAt(),
                message.attributes());
    }

    private ShownAnswers show(String thread, Answers answers) {
        Answers.ContactBack back = answers.contactBack();
        return new ShownAnswers(
                answers.safeToTalk(),
                answers.inDangerNow(),
                answers.under18(),
                back == null
                        ? null
                        : new ShownContact(
                                back.safe(),
                                back.means(),
                                text(open(back.address(), thread, SealedField.CONTACT_ADDRESS)),
                                text(open(back.when(), thread, SealedField.CONTACT_WHEN)),
                                back.voicemail()));
    }

    private @Nullable ShownSafeWay show(String thread, FeedEvent.@Nullable SafeWay way) {
        return way == null
                ? null
                : new ShownSafeWay(
                        text(open(way.to(), thread, SealedField.CALLBACK_TO)),
                        way.notBefore(),
                        way.notAfter(),
                        way.voicemail());
    }

    private @Nullable Opened open(@Nullable Sealed sealed, String thread, String field) {
        return sealed == null ? null : opener.open(sealed, thread, field);
    }

    private static @Nullable String text(@Nullable Opened opened) {
        return opened instanceof Opened.Text(String text) ? text : null;
    }

    private static Opened.@Nullable Reason reason(@Nullable Opened opened) {
        return opened instanceof Opened.Unopenable(Opened.Reason reason) ? reason : null;
    }
}
