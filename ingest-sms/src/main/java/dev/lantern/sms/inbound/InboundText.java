package dev.lantern.sms.inbound;

import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.events.Place;
import dev.lantern.events.Reader;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.LookupHash;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.events.sealing.Sealer;
import dev.lantern.ingest.Display;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One incoming text, as Twilio's webhook says it ("Twilio's request to your webhook URL", Messaging docs). What is not
 * named here was signed with the rest and is not used.
 *
 * @param from the person's number, E.164 (or a short code), without a channel prefix
 * @param to our number, E.164, without a channel prefix
 * @param body as written; null when Twilio sent none at all
 * @param media how many pictures or other files came with it
 */
public record InboundText(
        String messageSid,
        Channel channel,
        String from,
        String to,
        @Nullable String body,
        int media,
        @Nullable Place place)
        implements Inbound {

    private static final List<String> REQUIRED = List.of("MessageSid", "From", "To");
    private static final String WHATSAPP_PREFIX = "whatsapp:";

    /** Reads the form. Anything may be missing but the message's id and the two numbers. */
    public static Inbound from(TwilioForm form) {
        List<String> missing =
                REQUIRED.stream().filter(name -> form.present(name) == null).toList();
        if (!missing.isEmpty()) {
            return new Incomplete(missing);
        }
        String from = required(form, "From");
        Channel channel = from.startsWith(WHATSAPP_PREFIX) ? Channel.WHATSAPP : Channel.SMS;
        return new InboundText(
                required(form, "MessageSid"),
                channel,
                plain(from),
                plain(required(form, "To")),
                form.text("Body"),
                count(form.present("NumMedia")),
                place(form));
    }

    /** The event. The same text gives the same ids, thread and hash, however often it is delivered. */
    public SignalReceived toSignal(Line line, Sealer sealer, LookupHash lookup, Instant receivedAt) {
        String thread = Threads.ofTexts(lookup, line.id(), channel, from);
        return new SignalReceived(
                Ids.signal(channel, line.id(), messageSid),
                thread,
                line.id(),
                channel,
                to,
                new Sender(
                        sealer.seal(Reader.DESK, thread, SealedField.SENDER_ADDRESS, from),
                        lookup.ofAddress(from),
                        Display.ofPhone(from)),
                body == null ? null : Body.of(sealer.seal(Reader.DESK, thread, SealedField.BODY_TEXT, body)),
                List.of(),
                null, // nobody can tell from the arrival; the line's own language stands in
                place,
                Answers.NONE,
                receivedAt, // Twilio does not say when the person sent it
                receivedAt,
                attributes());
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("messageSid", messageSid);
        if (media > 0) {
            attributes.put("media", Integer.toString(media));
        }
        Keyword.of(body).ifPresent(keyword -> attributes.put("keyword", keyword.name()));
        return attributes;
    }

    private static String required(TwilioForm form, String name) {
        return Objects.requireNonNull(form.present(name));
    }

    private static String plain(String address) {
        return address.startsWith(WHATSAPP_PREFIX) ? address.substring(WHATSAPP_PREFIX.length()) : address;
    }

    private static int count(@Nullable String number) {
        return number != null && number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
    }

    /** WhatsApp gives no place; a carrier's place is where the number was sold, not where the person is. */
    private static @Nullable Place place(TwilioForm form) {
        String country = form.present("FromCountry");
        String state = form.present("FromState");
        String city = form.present("FromCity");
        if (country == null && state == null && city == null) {
            return null;
        }
        return new Place(country == null ? null : country.toUpperCase(Locale.ROOT), state, city);
    }

    /** Only the id: the rest is personal. */
    @Override
    public String toString() {
        return "InboundText[" + messageSid + "]";
    }
}
