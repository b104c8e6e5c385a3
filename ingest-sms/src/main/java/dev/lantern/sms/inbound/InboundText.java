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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** How many texts one signal holds, where it is more than one. */
    private static final String TEXTS = "texts";

    public InboundText {
        facts = Map.copyOf(facts);
    }

    /** Reads the form. Anything may be missing but the message's id and the two addresses. */
    public static Inbound from(TwilioForm form) {
        return TextForm.read(form);
    }

    /**
     * One text that says what all say, a line each; its id is made of theirs.
     *
     * @param texts of one person to one number, without files and keywords when there are several
     */
    static InboundText together(List<InboundText> texts) {
        InboundText first = texts.getFirst();
        return texts.size() == 1
                ? first
                : new InboundText(
                        texts.stream().map(InboundText::messageSid).collect(Collectors.joining(" ")),
                        first.from,
                        first.to,
                        texts.stream()
                                .map(InboundText::body)
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining("\n")),
                        0,
                        first.place,
                        null,
                        Map.of(TEXTS, Integer.toString(texts.size())));
    }

    public Channel channel() {
        return from.channel();
    }

    /** The thread of what this person writes to that line. */
    public String thread(Line line, LookupHash lookup) {
        return Threads.ofTexts(lookup, line.id(), channel(), from.plain());
    }

    /** What carriers take it for. */
    Optional<Keyword> keyword(Line line) {
        return Keyword.of(body, line.sms().keywords(), optOutType);
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
        String thread = thread(line, lookup);
        Optional<Keyword> keyword = keyword(line);
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
        attributes.put(facts.containsKey(TEXTS) ? "messageSids" : "messageSid", messageSid);
        if (media > 0) {
            attributes.put("media", Integer.toString(media));
        }
        keyword.ifPresent(word -> attributes.put("keyword", word.name()));
        if (flood > 0) {
            attributes.put("flood", Integer.toString(flood));
        }
        return attributes;
    }

    /** Only the id: the rest is personal. */
    @Override
    public String toString() {
        return "InboundText[" + messageSid + "]";
    }
}
