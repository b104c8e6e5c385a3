package dev.lantern.routing.engine.scenario;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.Decision;
import dev.lantern.routing.engine.Input;
import dev.lantern.routing.engine.RoutingEngine;
import dev.lantern.routing.engine.state.Circle;
import dev.lantern.routing.engine.state.Conversation;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a scenario: the engine, what it was told and what it told. A person's thread has the person's name. */
final class Telling {

    static final String LINE = "national";
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    final List<LanternEvent> told = new ArrayList<>();
    private final Map<String, Channel> channels = new HashMap<>();
    private final Line line;
    private final Map<String, String> streams = new HashMap<>();
    private Instant heard = MORNING;
    LineState state = new LineState(LINE);
    Instant now = MORNING;
    private @Nullable Input previous;
    private Decision last = new Decision(List.of(), List.of(), List.of());
    private int count;

    Telling(Line line) {
        this.line = line;
    }

    void enrol(AdvocateProfile profile) {
        command(new DeskCommand.EnrolAdvocate(nextId(), LINE, "dana", now, profile));
    }

    /** Timers that are due before, fire when they are due; those due just then wait for a tick or a later time. */
    void passUntil(Duration sinceStart) {
        Instant then = MORNING.plus(sinceStart);
        if (then.isBefore(now)) {
            throw new AssertionError("time does not go back to " + sinceStart);
        }
        while (true) {
            Instant due = state.nextTimer().orElse(Instant.MAX);
            Instant beat = streams.isEmpty() ? Instant.MAX : heard.plus(HEARTBEAT);
            Instant next = beat.isBefore(due) ? beat : due;
            if (!next.isBefore(then)) {
                now = then;
                return;
            }
            now = next.isAfter(now) ? next : now;
            if (beat.isBefore(due)) {
                heard = now;
                streams.forEach((who, stream) -> RoutingEngine.decide(
                        state,
                        line,
                        new Input.Command(new DeskCommand.DeskConnected(nextId(), LINE, who, now, stream)),
                        now));
            } else {
                decide(new Input.Tick());
            }
        }
    }

    void tick() {
        decide(new Input.Tick());
    }

    /** Open streams are told of again and again, as desks do. */
    void desk(String who, String stream, boolean open) {
        if (open) {
            streams.put(who, stream);
            command(new DeskCommand.DeskConnected(nextId(), LINE, who, now, stream));
        } else {
            streams.remove(who);
            command(new DeskCommand.DeskDisconnected(nextId(), LINE, who, now, stream));
        }
    }

    void command(DeskCommand command) {
        decide(new Input.Command(command));
    }

    void decide(Input input) {
        previous = input instanceof Input.Tick ? previous : input;
        last = RoutingEngine.decide(state, line, input, now);
        last.outputs().forEach(output -> told.add(output.event()));
    }

    /** What came comes again, as a provider or a client repeats itself. */
    void repeat() {
        Input again = previous;
        if (again == null) {
            throw new AssertionError("nothing came that could come again");
        }
        decide(again);
    }

    /** Another instance takes over with what was stored. */
    void restart() {
        state = LineState.restore(LINE, state.entities());
    }

    /** The channel on which somebody reached out first is the one on which they leave. */
    Channel channel(String person) {
        Channel channel = channels.get(person);
        if (channel == null) {
            throw new AssertionError(person + " has not reached out");
        }
        return channel;
    }

    void reachesOut(String person, Channel channel) {
        channels.put(person, channel);
    }

    String nextId() {
        return "id-" + ++count;
    }

    /** @param time since the start, such as {@code 1m30s} */
    Instant at(String time) {
        return MORNING.plus(Times.of(time));
    }

    /** The pending invitation of an advocate into a person's conversation. */
    String invitation(String advocate, String person) {
        Circle circle = state.circles().of(conversationId(person));
        Circle.Invitation invitation = circle == null ? null : circle.invitation(advocate);
        return invitation == null ? "none" : invitation.offerId();
    }

    /** A reply has the id of the command that asked for it, so that it can be spoken of before there is one. */
    static String replyId(String name) {
        return "reply-" + name;
    }

    String conversationId(String person) {
        return state.conversations().thread(person).latestConversation();
    }

    @Nullable
    Conversation find(String person) {
        return state.conversations().byId(conversationId(person));
    }

    Conversation conversation(String person) {
        return state.conversations().existing(conversationId(person));
    }

    /** The pending offer, or the last there was. */
    String offerOf(String person) {
        Conversation conversation = conversation(person);
        return conversation.stage() instanceof Stage.Offered offer
                ? offer.offerId()
                : conversation.id().replace('/', '.') + "." + conversation.offers();
    }

    <E extends LanternEvent> List<E> lastTold(Class<E> kind) {
        return last.outputs().stream()
                .map(output -> output.event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Why the last command was refused; {@code done} when it was not. */
    String answer() {
        FeedEvent.Refusal refusal =
                lastTold(FeedEvent.CommandAnswered.class).getLast().refusal();
        return refusal == null ? "done" : refusal.code().name();
    }
}
