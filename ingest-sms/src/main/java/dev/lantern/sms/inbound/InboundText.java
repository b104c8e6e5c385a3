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
import dev.lantern.ingest.twilio.TwilioAddress;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One incoming text, as Twilio's webhook says it ("Twilio's request to your webhook URL", Messaging docs, for SMS, MMS,
 * WhatsApp and RCS). What is not named here was signed with the rest and is not used; a person's name on WhatsApp
 * ({@code ProfileName}) and the zip code of a number are not needed to help and therefore not kept.
 *
 * @param from the person's number, E.164 (or a short code)
 * @param to our number, E.164, or the name of our RCS sender
 * @param body as written, a chosen button, or a place that was sent; null when Twilio sent none of them
 * @param media how many pictures or other files came with it
 * @param optOutType what the provider took it for, where it manages opting out: STOP, START or HELP
 * @param facts of the arrival that are not personal, by the names they have in {@link SignalReceived#attributes}
 */
public record InboundText(
        String messageSid,
        TwilioAddress from,
        TwilioAddress to,
        @Nullable String body,
        int media,
        @Nullable Place place,
        @Nullable String optOutType,
        Map<String, String> facts)
        implements Inbound {

    private static final List<String> REQUIRED = List.of("MessageSid", "From", "To");

    /** Twilio sends ten at most. */
    private static final int MOST_MEDIA = 10;

    /** Parameter and attribute. */
    private static final Map<String, String> FACTS = Map.of(
            "MessageType", "messageType",
            "NumSegments", "segments",
            "MessagingServiceSid", "messagingService",
            "OriginalRepliedMessageSid", "inReplyTo",
            "Forwarded", "forwarded",
            "FrequentlyForwarded", "frequentlyForwarded",
            "ReferralSourceId", "referral");

    public InboundText {
        facts = Map.copyOf(facts);
    }

    /** Reads the form. Anything may be missing but the message's id and the two addresses. */
    public static Inbound from(TwilioForm form) {
        List<String> missing =
                REQUIRED.stream().filter(name -> form.present(name) == null).toList();
        if (!missing.isEmpty()) {
            return new Incomplete(missing);
        }
        return new InboundText(
                required(form, "MessageSid"),
                TwilioAddress.of(required(form, "From")),
                TwilioAddress.of(required(form, "To")),
                body(form),
                media(form),
                place(form),
                form.present("OptOutType"),
                facts(form));
    }

    public Channel channel() {
        return from.channel();
    }

    /** The line that was written to; empty when no line has the number. */
    public Optional<Line> line(Lines lines) {
        return channel().equals(Channel.RCS)
                ? lines.byRcsSender(to.plain()).or(() -> lines.byNumber(to.plain()))
                : lines.byNumber(to.plain());
    }

    /**
     * The event. The same text gives the same ids, thread and hash, however often it is delivered.
     *
     * @param flood the n-th text of a flood, 0 when there is none
     */
    public SignalReceived toSignal(
            Line line, Sealer sealer, LookupHash lookup, SpokenLanguage languages, int flood, Instant receivedAt) {
        String thread = Threads.ofTexts(lookup, line.id(), channel(), from.plain());
        Optional<Keyword> keyword = Keyword.of(body, line.sms().keywords(), optOutType);
        return new SignalReceived(
                Ids.signal(channel(), line.id(), messageSid),
                thread,
                line.id(),
                channel(),
                to.plain(),
                new Sender(
                        sealer.seal(Reader.DESK, thread, SealedField.SENDER_ADDRESS, from.plain()),
                        lookup.ofAddress(from.plain()),
                        Display.ofPhone(from.plain())),
                body == null ? null : Body.of(sealer.seal(Reader.DESK, thread, SealedField.BODY_TEXT, body)),
                List.of(), // what came with it is fetched afterwards: a picture never holds a text
                keyword.isPresent() || body == null
                        ? null
                        : languages.of(body, line.languages()).orElse(null),
                place,
                Answers.NONE,
                receivedAt, // Twilio does not say when the person sent it
                receivedAt,
                attributes(keyword, flood));
    }

    private Map<String, String> attributes(Optional<Keyword> keyword, int flood) {
        Map<String, String> attributes = new LinkedHashMap<>(facts);
        attributes.put("messageSid", messageSid);
        if (media > 0) {
            attributes.put("media", Integer.toString(media));
        }
        keyword.ifPresent(word -> attributes.put("keyword", word.name()));
        if (flood > 0) {
            attributes.put("flood", Integer.toString(flood));
        }
        return attributes;
    }

    private static String required(TwilioForm form, String name) {
        return Objects.requireNonNull(form.present(name));
    }

    /** A button or a place comes instead of words, or repeats them. */
    private static @Nullable String body(TwilioForm form) {
        String body = form.text("Body");
        if (form.present("Body") != null) {
            return body;
        }
        String chosen = form.present("ButtonText") != null ? form.present("ButtonText") : form.present("ListTitle");
        if (chosen != null) {
            return chosen;
        }
        String latitude = form.present("Latitude");
        String longitude = form.present("Longitude");
        return latitude == null || longitude == null
                ? body
                : Stream.of(form.present("Label"), form.present("Address"), latitude + ", " + longitude)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n", "\uD83D\uDCCD ", ""));
    }

    private static int media(TwilioForm form) {
        String number = form.present("NumMedia");
        int said = number != null && number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
        int there = 0;
        while (there < MOST_MEDIA && form.present("MediaUrl" + there) != null) {
            there++;
        }
        return Math.min(Math.max(said, there), MOST_MEDIA);
    }

    private static Map<String, String> facts(TwilioForm form) {
        Map<String, String> facts = new LinkedHashMap<>();
        FACTS.forEach((parameter, attribute) -> {
            String value = form.present(parameter);
            if (value != null && value.matches("[A-Za-z0-9_-]{1,64}")) {
                facts.put(attribute, value);
            }
        });
        return facts;
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
