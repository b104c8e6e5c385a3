package dev.lantern.routing.engine;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.state.Advocate;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A line told as a story: people write, advocates act, time passes. A person's thread has the person's name. */
final class Story implements PersonSteps, RosterSteps, ConversationSteps {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    final LineState state = new LineState(Given.LINE);
    Line line;
    final List<LanternEvent> told = new ArrayList<>();
    Instant now = Given.MORNING;
    private Decision last = new Decision(List.of(), List.of(), List.of());
    private int count;

    /** Open desk streams, of which the engine is told again and again, and when it last was. */
    private final Map<String, String> streams = new TreeMap<>();

    private Instant heard = Given.MORNING;

    Story() {
        this(Given.line());
    }

    Story(Line line) {
        this.line = line;
        // So that what a test looks at is not the line's first decision, which takes its policy up.
        input(new Input.Tick());
    }

    Story connects(String advocate, String stream) {
        streams.put(stream, advocate);
        return tellConnected(advocate, stream);
    }

    private Story tellConnected(String advocate, String stream) {
        return does(advocate, (id, line, by, at) -> new DeskCommand.DeskConnected(id, line, by, at, stream));
    }

    /** Whoever held the stream dies without a word. */
    Story loses(String stream) {
        streams.remove(stream);
        return this;
    }

    Story disconnects(String advocate, String stream) {
        streams.remove(stream);
        return does(advocate, (id, line, by, at) -> new DeskCommand.DeskDisconnected(id, line, by, at, stream));
    }

    Story delivery(DeliveryEvent event) {
        return input(new Input.Delivery(event));
    }

    /** Time passes, second by second as far as the engine can tell: every timer fires when it is due. */
    Story after(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Instant beat = streams.isEmpty() ? Instant.MAX : heard.plus(HEARTBEAT);
            Instant due = state.nextTimer().orElse(Instant.MAX);
            if (beat.isAfter(end) && due.isAfter(end)) {
                now = end;
                return this;
            }
            if (beat.isBefore(due)) {
                now = beat;
                heard = now;
                streams.forEach((stream, advocate) -> tellConnected(advocate, stream));
            } else {
                now = due;
                input(new Input.Tick());
            }
        }
    }

    @Override
    public Story happens(PersonSteps.Doing doing) {
        return input(new Input.Signal(doing.of(nextId(), now)));
    }

    @Override
    public Story does(String actor, DeskSteps.Doing doing) {
        return command(doing.of(nextId(), Given.LINE, actor, now));
    }

    Story command(DeskCommand command) {
        return input(new Input.Command(command));
    }

    Story input(Input input) {
        last = RoutingEngine.decide(state, line, input, now);
        last.outputs().forEach(output -> told.add(output.event()));
        return this;
    }

    Decision last() {
        return last;
    }

    /** What the last input told the world, of this kind. */
    <E extends LanternEvent> List<E> lastTold(Class<E> kind) {
        return last.outputs().stream()
                .map(Output::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <E extends LanternEvent> List<E> allTold(Class<E> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    QueueSnapshot snapshot() {
        return RoutingEngine.snapshot(state, line, now);
    }

    /** Why the last command was refused; absent when it was not. */
    Refusal.@Nullable Code refusal() {
        Refusal refusal = lastTold(FeedEvent.CommandAnswered.class).getLast().refusal();
        return refusal == null ? null : refusal.code();
    }

    Advocate onRoster(String advocateId) {
        Advocate advocate = state.roster().advocate(advocateId);
        if (advocate == null) {
            throw new AssertionError(advocateId + " is not on the roster");
        }
        return advocate;
    }

    @Override
    public String idOf(String person) {
        return state.conversations().thread(person).latestConversation();
    }

    Conversation conversation(String person) {
        return state.conversations().existing(idOf(person));
    }

    @Override
    public String invitationOf(String advocate, String person) {
        Circle circle = state.circles().of(idOf(person));
        Circle.Invitation invitation = circle == null ? null : circle.invitation(advocate);
        return invitation == null ? "none" : invitation.offerId();
    }

    @Override
    public String offerOf(String person) {
        return conversation(person).stage() instanceof Stage.Offered offer ? offer.offerId() : "none";
    }

    @Nullable
    String offeredTo(String person) {
        return conversation(person).offeredTo();
    }

    @Nullable
    String assignedTo(String person) {
        return conversation(person).advocate();
    }

    boolean queued(String person) {
        return conversation(person).stage() instanceof Stage.Queued;
    }

    SortedSet<String> handOf(String advocate) {
        return state.roster().open(advocate);
    }

    String nextId() {
        return "id-" + ++count;
    }
}
