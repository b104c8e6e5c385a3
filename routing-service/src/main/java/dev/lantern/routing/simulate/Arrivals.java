package dev.lantern.routing.simulate;

import dev.lantern.events.Answers;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.Place;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalEvent;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Contacts as the signals that the engine takes in; what a person said is not known and not needed. */
final class Arrivals {

    /** Each arrival is a thread of its own; on the other channels a person's arrivals make one. */
    private static final Set<Channel> ONE_THREAD_EACH = Set.of(Channel.VOICE, Channel.CHAT, Channel.WEBFORM);

    /** A telephone rings for so long before it is answered, or is not; milliseconds. */
    static final long RINGS = 20_000;

    /** Where somebody is called; nobody reads it. */
    static final Sealed NUMBER = new Sealed(Reader.DESK, "");

    private Arrivals() {}

    static SignalEvent asksToBeCalled(Contact contact, String line, Instant from, Instant until, Instant at) {
        return new CallbackAsked(
                contact.id() + " asks to be called",
                thread(contact),
                line,
                contact.channel(),
                from,
                until,
                false,
                at,
                NUMBER);
    }

    static SignalEvent reached(Contact contact, String line, int attempt, Instant at) {
        return new CallbackReached(
                contact.id() + " answers call " + attempt, thread(contact), line, contact.channel(), at, "");
    }

    static SignalEvent notReached(Contact contact, String line, int attempt, Instant at) {
        return new ConversationEnded(
                contact.id() + " does not answer call " + attempt,
                thread(contact),
                line,
                contact.channel(),
                ConversationEnded.Reason.NOT_REACHED,
                at);
    }

    /** Whoever took a call over is in it with the person. */
    static SignalEvent takenOver(String id, Contact contact, String line, String advocate, Instant at) {
        return new ParticipantReported(
                id,
                thread(contact),
                line,
                contact.channel(),
                advocate,
                ParticipantReported.State.JOINED,
                null,
                null,
                at);
    }

    static String thread(Contact contact) {
        return ONE_THREAD_EACH.contains(contact.channel()) ? contact.id() : contact.person();
    }

    static SignalReceived received(Contact contact, String line) {
        return new SignalReceived(
                contact.id(),
                thread(contact),
                line,
                contact.channel(),
                line,
                new Sender(contact.channel().equals(Channel.VOICE) ? NUMBER : null, contact.person(), contact.person()),
                null,
                List.of(),
                contact.language(),
                place(contact.place()),
                answers(contact.urgency()),
                contact.at(),
                contact.at(),
                Map.of());
    }

    static SignalEvent gaveUp(Contact contact, String line, Instant at) {
        ConversationEnded.Reason reason = contact.channel().equals(Channel.VOICE)
                ? ConversationEnded.Reason.HUNG_UP
                : contact.channel().equals(Channel.CHAT)
                        ? ConversationEnded.Reason.LEFT
                        : ConversationEnded.Reason.WENT_SILENT;
        return new ConversationEnded(contact.id() + " gave up", thread(contact), line, contact.channel(), reason, at);
    }

    /** What somebody of this urgency would have answered. */
    private static Answers answers(Urgency urgency) {
        return switch (urgency) {
            case IMMINENT_DANGER -> new Answers(null, true, null, null);
            case URGENT -> new Answers(false, null, null, null);
            case STANDARD, INFORMATION -> Answers.NONE;
        };
    }

    private static @Nullable Place place(@Nullable String place) {
        if (place == null) {
            return null;
        }
        int hyphen = place.indexOf('-');
        return hyphen < 0
                ? new Place(place, null, null)
                : new Place(place.substring(0, hyphen), place.substring(hyphen + 1), null);
    }
}
