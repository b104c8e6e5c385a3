package dev.lantern.cases.wire.http;

import dev.lantern.cases.KeptSignal;
import dev.lantern.events.Answers;
import dev.lantern.events.Attachment;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Place;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.Opener;
import dev.lantern.events.sealing.SealedField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signal with what was sealed in it opened.
 *
 * @param conversationId absent while no conversation is known
 * @param contacted our own number or address
 * @param attributes what the channel noted, such as {@code keyword: STOP} or why a picture is not there
 */
public record SignalView(
        String signalId,
        @Nullable String conversationId,
        String threadId,
        String line,
        Channel channel,
        String contacted,
        SenderView sender,
        @Nullable OpenedText text,
        @Nullable OpenedText full,
        List<Attachment> attachments,
        @Nullable String language,
        @Nullable Place place,
        AnswersView answers,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, String> attributes) {

    /** @param display what is shown where the address need not be */
    public record SenderView(String display, @Nullable OpenedText address) {}

    public record AnswersView(
            @Nullable Boolean safeToTalk,
            @Nullable Boolean inDangerNow,
            @Nullable Boolean under18,
            @Nullable ContactBackView contactBack) {}

    public record ContactBackView(
            boolean safe,
            @Nullable String means,
            @Nullable OpenedText address,
            @Nullable OpenedText when,
            @Nullable Boolean voicemail) {}

    static SignalView of(KeptSignal kept, Opener opener) {
        return of(kept.signal(), kept.conversationId(), opener);
    }

    static SignalView of(SignalReceived signal, @Nullable String conversationId, Opener opener) {
        String thread = signal.threadId();
        Body body = signal.body();
        return new SignalView(
                signal.signalId(),
                conversationId,
                thread,
                signal.line(),
                signal.channel(),
                signal.contacted(),
                sender(signal.sender(), thread, opener),
                body == null ? null : OpenedText.of(opener, body.text(), thread, SealedField.BODY_TEXT),
                body == null ? null : OpenedText.ofNullable(opener, body.full(), thread, SealedField.BODY_FULL),
                signal.attachments(),
                signal.language(),
                signal.place(),
                answers(signal.answers(), thread, opener),
                signal.occurredAt(),
                signal.receivedAt(),
                signal.attributes());
    }

    private static SenderView sender(Sender sender, String thread, Opener opener) {
        return new SenderView(
                sender.display(), OpenedText.ofNullable(opener, sender.address(), thread, SealedField.SENDER_ADDRESS));
    }

    private static AnswersView answers(Answers answers, String thread, Opener opener) {
        Answers.ContactBack back = answers.contactBack();
        return new AnswersView(
                answers.safeToTalk(),
                answers.inDangerNow(),
                answers.under18(),
                back == null
                        ? null
                        : new ContactBackView(
                                back.safe(),
                                back.means(),
                                OpenedText.ofNullable(opener, back.address(), thread, SealedField.CONTACT_ADDRESS),
                                OpenedText.ofNullable(opener, back.when(), thread, SealedField.CONTACT_WHEN),
                                back.voicemail()));
    }
}
