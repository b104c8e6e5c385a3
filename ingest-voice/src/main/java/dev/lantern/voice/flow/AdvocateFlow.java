package dev.lantern.voice.flow;

import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import dev.lantern.events.Urgency;
import dev.lantern.lines.Line;
import dev.lantern.voice.messages.MessageFile;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.messages.Spoken;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import dev.lantern.voice.queue.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an advocate hears when they answer: who it is, as far as that is not personal, and then the room. At a telephone
 * they press a key first: voicemail presses none, and nobody who is not there is put together with a person.
 */
public final class AdvocateFlow {

    private final Messages messages;
    private final Addresses addresses;
    private final QueueView queue;
    private final RoomView rooms;

    public AdvocateFlow(Messages messages, Addresses addresses, QueueView queue, RoomView rooms) {
        this.messages = messages;
        this.addresses = addresses;
        this.queue = queue;
        this.rooms = rooms;
    }

    /** The key that says "it is me". */
    static final String YES = "1";

    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** @param line whose first language is what advocates of the line hear */
    public String answer(AdvocateTurn turn, Optional<Line> line) {
        String language = language(line);
        MessageFile words = messages.in(language);
        if (tooLate(turn)) {
            return new Script().say(words.say(Phrase.ADVOCATE_TOO_LATE)).thenHangUp();
        }
        Spoken who = who(turn.thread(), words, language);
        if (!turn.confirmed()) {
            List<Spoken> question = List.of(who, words.say(Phrase.ADVOCATE_KEY, Map.of("key", YES)));
            return new Script()
                    .ask(question, PATIENCE, addresses.of("/advocate/key", turn.query()))
                    .thenGoTo(addresses.of("/advocate/key", turn.query()));
        }
        return new Script()
                .say(who)
                .dial(new Dial.Builder().conference(room(turn, language)).build())
                .end();
    }

    /** A key was pressed at a telephone, or none. */
    public String key(AdvocateTurn turn, Optional<Line> line, @Nullable String key) {
        if (tooLate(turn)) {
            return new Script().say(words(line).say(Phrase.ADVOCATE_TOO_LATE)).thenHangUp();
        }
        return saysYes(key) ? enter(turn, line) : new Script().thenHangUp();
    }

    /** Into the room without a further word. */
    String enter(AdvocateTurn turn, Optional<Line> line) {
        return new Script()
                .dial(new Dial.Builder().conference(room(turn, language(line))).build())
                .end();
    }

    MessageFile words(Optional<Line> line) {
        return messages.in(language(line));
    }

    Spoken who(String thread, Optional<Line> line) {
        return who(thread, words(line), language(line));
    }

    private static String language(Optional<Line> line) {
        return line.flatMap(one -> one.languages().stream().findFirst()).orElse(Messages.ENGLISH);
    }

    public static boolean saysYes(@Nullable String key) {
        return YES.equals(key);
    }

    private Conference room(AdvocateTurn turn, String language) {
        return Rooms.of(addresses, turn.line(), turn.thread(), Turn.first(turn.line(), language))
                .endConferenceOnExit(false) // the person stays, whoever goes
                .muted(turn.role() == AdvocateTurn.Role.MONITOR)
                .participantLabel(turn.advocateId())
                .build();
    }

    private Spoken who(String thread, MessageFile words, String language) {
        Standing.Facts facts = queue.facts(thread);
        String spoken = facts.language() == null
                ? ""
                : Locale.forLanguageTag(facts.language()).getDisplayLanguage(Locale.forLanguageTag(language));
        return words.say(Phrase.ADVOCATE, Map.of("urgency", words.text(urgency(facts.urgency())), "language", spoken));
    }

    /** Somebody else has it by now, or nobody needs to. What routing has not said yet is no reason to keep them out. */
    private boolean tooLate(AdvocateTurn turn) {
        boolean isTheirs = queue.standing(turn.thread()) instanceof Standing.Assigned(String holder)
                && holder.equals(turn.advocateId());
        if (turn.role() != AdvocateTurn.Role.HOLDER) {
            return !isTheirs && (rooms.left(turn.thread(), turn.advocateId()) || over(turn.thread()));
        }
        return switch (queue.standing(turn.thread())) {
            case Standing.Over over -> true;
            case Standing.Assigned assigned -> !isTheirs;
            case Standing.Waiting waiting -> turn.advocateId().equals(waiting.former());
            case Standing.ToBeCalled agreed -> true;
            case Standing.Unheard unheard -> false;
        };
    }

    private boolean over(String thread) {
        return queue.standing(thread) instanceof Standing.Over;
    }

    private static Phrase urgency(@Nullable Urgency urgency) {
        return switch (urgency) {
            case null -> Phrase.URGENCY_STANDARD;
            case IMMINENT_DANGER -> Phrase.URGENCY_IMMINENT_DANGER;
            case URGENT -> Phrase.URGENCY_URGENT;
            case STANDARD -> Phrase.URGENCY_STANDARD;
            case INFORMATION -> Phrase.URGENCY_INFORMATION;
        };
    }
}
