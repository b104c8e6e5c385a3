package dev.lantern.voice.flow;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import dev.lantern.events.Urgency;
import dev.lantern.lines.Line;
import dev.lantern.voice.messages.MessageFile;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.messages.Spoken;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.Standing;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an advocate hears when they answer: who it is, as far as that is not personal, and then the room. */
public final class AdvocateFlow {

    private final Messages messages;
    private final Addresses addresses;
    private final QueueView queue;

    public AdvocateFlow(Messages messages, Addresses addresses, QueueView queue) {
        this.messages = messages;
        this.addresses = addresses;
        this.queue = queue;
    }

    /** @param line whose first language is what advocates of the line hear */
    public String answer(AdvocateTurn turn, Optional<Line> line) {
        String language =
                line.flatMap(one -> one.languages().stream().findFirst()).orElse(Messages.ENGLISH);
        MessageFile words = messages.in(language);
        if (tooLate(turn)) {
            return new Script().say(words.say(Phrase.ADVOCATE_TOO_LATE)).thenHangUp();
        }
        Conference room = new Conference.Builder(turn.thread())
                .startConferenceOnEnter(true)
                .endConferenceOnExit(false) // the person stays, whoever goes
                .muted(turn.role() == AdvocateTurn.Role.MONITOR)
                .beep(Conference.Beep.FALSE)
                .participantLabel(turn.advocateId())
                .waitUrl(addresses.of("/hold", Turn.first(turn.line(), language)))
                .waitMethod(HttpMethod.POST)
                .build();
        return new Script()
                .say(who(turn.thread(), words, language))
                .dial(new Dial.Builder().conference(room).build())
                .end();
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
        return switch (queue.standing(turn.thread())) {
            case Standing.Over over -> true;
            case Standing.Assigned(String holder) ->
                turn.role() == AdvocateTurn.Role.HOLDER && !holder.equals(turn.advocateId());
            case Standing.Waiting waiting -> false;
            case Standing.Unheard unheard -> false;
        };
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
