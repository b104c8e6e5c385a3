package dev.lantern.sms.deliveries;

import dev.lantern.events.Channel;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.ingest.twilio.TwilioAddress;
import dev.lantern.ingest.twilio.TwilioForm;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio says about a reply on its way ("Track outbound message status", Messaging docs). Which reply it is stands
 * in the query of the callback URL that we gave when we sent it.
 *
 * @param errorCode only with {@code undelivered} and {@code failed}, and not always then
 */
public record StatusUpdate(
        ReplyRef reply,
        Channel channel,
        String messageSid,
        String status,
        @Nullable String errorCode) implements StatusCallback {

    private static final List<String> IN_QUERY = List.of(ReplyRef.CONVERSATION, ReplyRef.LINE, ReplyRef.REPLY);
    private static final List<String> IN_FORM = List.of("MessageSid", "MessageStatus");
    private static final Pattern PART = Pattern.compile("([1-9][0-9]{0,2})of([1-9][0-9]{0,2})");
    private static final Pattern CONVERSATION = Pattern.compile("[A-Za-z0-9_-]+/[1-9][0-9]{0,8}");

    /**
     * @param query of the callback URL
     * @param form the body
     */
    public static StatusCallback from(TwilioForm query, TwilioForm form) {
        List<String> missing = Stream.concat(
                        IN_QUERY.stream().filter(name -> query.present(name) == null),
                        IN_FORM.stream().filter(name -> form.present(name) == null))
                .toList();
        if (!missing.isEmpty()) {
            return new Incomplete(missing);
        }
        String conversation = required(query, ReplyRef.CONVERSATION);
        if (!CONVERSATION.matcher(conversation).matches()) {
            return new Incomplete(List.of(ReplyRef.CONVERSATION));
        }
        Matcher part = PART.matcher(Objects.requireNonNullElse(query.present(ReplyRef.PART), "1of1"));
        if (!part.matches()) {
            return new Incomplete(List.of(ReplyRef.PART));
        }
        String code = form.present("ErrorCode");
        return new StatusUpdate(
                new ReplyRef(
                        required(query, ReplyRef.REPLY),
                        conversation,
                        required(query, ReplyRef.LINE),
                        Integer.parseInt(part.group(1)),
                        Integer.parseInt(part.group(2))),
                TwilioAddress.of(Objects.requireNonNullElse(form.text("From"), ""))
                        .channel(),
                required(form, "MessageSid"),
                required(form, "MessageStatus"),
                code == null || code.equals("0") ? null : code);
    }

    /**
     * The event, where the status says more than that the provider has the text; that much was reported when it was sent.
     * What arrives late or twice gives the same event: which one counts is for its readers to say.
     */
    public Optional<DeliveryEvent> toEvent(Instant now) {
        return switch (status) {
            // "read" (WhatsApp, RCS) may come without "delivered" before it.
            case "delivered", "read" ->
                Optional.of(new ReplyDelivered(
                        reply.replyId(), reply.conversationId(), reply.line(), messageSid, reply.partial(), now));
            case "undelivered", "failed", "canceled" -> {
                String code = errorCode == null ? FailureWords.UNDELIVERED : errorCode;
                yield Optional.of(new ReplyFailed(
                        reply.replyId(),
                        reply.conversationId(),
                        reply.line(),
                        code,
                        FailureWords.ofPart(code, reply.part(), reply.parts()),
                        now));
            }
            default -> Optional.empty();
        };
    }

    private static String required(TwilioForm parameters, String name) {
        return Objects.requireNonNull(parameters.present(name));
    }
}
