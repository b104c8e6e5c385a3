package dev.lantern.voice.flow;

import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import dev.lantern.lines.Line;
import dev.lantern.voice.messages.MessageFile;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.messages.Phrase;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import dev.lantern.voice.queue.Standing;
import java.util.Map;
import java.util.Optional;

/** What somebody from outside hears who is called into a room: whose call it is, nothing of the person, and then the room. */
public final class PartyFlow {

    private final Messages messages;
    private final Addresses addresses;
    private final QueueView queue;
    private final RoomView rooms;

    public PartyFlow(Messages messages, Addresses addresses, QueueView queue, RoomView rooms) {
        this.messages = messages;
        this.addresses = addresses;
        this.queue = queue;
        this.rooms = rooms;
    }

    public String answer(PartyTurn turn, Optional<Line> line) {
        String language =
                line.flatMap(one -> one.languages().stream().findFirst()).orElse(Messages.ENGLISH);
        MessageFile words = messages.in(language);
        boolean over = queue.standing(turn.thread()) instanceof Standing.Over;
        if (over || line.isEmpty() || rooms.left(turn.thread(), turn.party())) {
            return new Script().say(words.say(Phrase.ADVOCATE_TOO_LATE)).thenHangUp();
        }
        Conference room = Rooms.of(addresses, turn.line(), turn.thread(), Turn.first(turn.line(), language))
                .endConferenceOnExit(false) // the person stays, whoever goes
                .participantLabel(turn.party())
                .build();
        return new Script()
                .say(words.say(Phrase.PARTY, Map.of("line", line.get().name())))
                .dial(new Dial.Builder().conference(room).build())
                .end();
    }
}
