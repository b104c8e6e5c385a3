package dev.lantern.voice.call;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.Ids;
import dev.lantern.events.Place;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.LookupHash;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.events.sealing.Sealer;
import dev.lantern.ingest.Display;
import dev.lantern.ingest.twilio.TwilioForm;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One incoming call, as each of Twilio's voice webhooks says it ("Twilio's request to your application", Voice docs).
 * What is not named here was signed with the rest and is not used; the name that a caller's carrier gives
 * ({@code CallerName}) is not needed to help and therefore not kept.
 *
 * @param callSid of the person's own leg
 * @param from the person's number, E.164; absent when they withheld it
 * @param dialled our number, E.164 or short
 * @param thread of the call, or of the conversation about which we called the person
 */
public record InboundCall(
        String callSid,
        @Nullable String from,
        String dialled,
        @Nullable Place place,
        String thread) {

    private static final Pattern CALL = Pattern.compile("CA[0-9a-f]{32}");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** What Twilio puts for a number that was withheld: words, or those words typed on a telephone. */
    private static final Set<String> WITHHELD =
            Set.of("+266696687", "+86282452253", "+2562533", "+7378742833", "+464", "+8656696");

    /** The call; empty when what makes a call is missing, which must not keep anybody from helping the caller. */
    public static Optional<InboundCall> from(TwilioForm form) {
        String callSid = form.present("CallSid");
        String dialled = form.present("To");
        if (callSid == null || dialled == null || !CALL.matcher(callSid).matches()) {
            return Optional.empty();
        }
        return Optional.of(new InboundCall(callSid, caller(form), dialled, place(form), Threads.ofCall(callSid)));
    }

    /** The same leg as one that we made: who is on it is known from their conversation, and the numbers are turned round. */
    public InboundCall about(String conversation) {
        return new InboundCall(callSid, null, dialled, null, conversation);
    }

    /** The event. The same call gives the same ids, thread and hash, however often it is told of. */
    public SignalReceived toSignal(
            String line, String language, @Nullable Boolean inDanger, Sealer sealer, LookupHash lookup, Instant now) {
        return signal(Ids.signal(Channel.VOICE, line, callSid), line, language, inDanger, sealer, lookup, now);
    }

    /** A further signal of the same call: the person has said meanwhile that they are in danger. */
    public SignalReceived toDanger(String line, String language, Sealer sealer, LookupHash lookup, Instant now) {
        return signal(Ids.digest("call-danger", callSid), line, language, true, sealer, lookup, now);
    }

    /** The call is over. */
    public ConversationEnded toEnd(String line, ConversationEnded.Reason reason, Instant at) {
        return end(thread, callSid, line, reason, at);
    }

    /** Of a call in its own thread. */
    public static ConversationEnded end(String callSid, String line, ConversationEnded.Reason reason, Instant at) {
        return end(Threads.ofCall(callSid), callSid, line, reason, at);
    }

    /** One id for every way in which one end is told of. */
    public static ConversationEnded end(
            String thread, String callSid, String line, ConversationEnded.Reason reason, Instant at) {
        return new ConversationEnded(Ids.digest("call-ended", callSid), thread, line, Channel.VOICE, reason, at);
    }

    private SignalReceived signal(
            String id,
            String line,
            String language,
            @Nullable Boolean inDanger,
            Sealer sealer,
            LookupHash lookup,
            Instant now) {
        return new SignalReceived(
                id,
                thread(),
                line,
                Channel.VOICE,
                dialled,
                sender(sealer, lookup),
                null,
                List.of(),
                language,
                place,
                new Answers(null, inDanger, null, null),
                now,
                now,
                Map.of("callSid", callSid));
    }

    private Sender sender(Sealer sealer, LookupHash lookup) {
        if (from == null) {
            return new Sender(null, lookup.of("call", callSid), Display.ofPhone(""));
        }
        Sealed address = sealer.seal(Reader.DESK, thread(), SealedField.SENDER_ADDRESS, from);
        return new Sender(address, lookup.ofAddress(from), Display.ofPhone(from));
    }

    private static @Nullable String caller(TwilioForm form) {
        String from = form.present("From");
        return from != null && NUMBER.matcher(from).matches() && !WITHHELD.contains(from) ? from : null;
    }

    /** A carrier's place is where the number was sold, not where the person is. */
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
        return "InboundCall[" + callSid + "]";
    }
}
