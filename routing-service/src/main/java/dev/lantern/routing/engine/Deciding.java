package dev.lantern.routing.engine;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.Channel;
import dev.lantern.events.FeedEvent;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.SignalReceived;
import dev.lantern.lines.Line;
import dev.lantern.lines.Routing.Relaxation;
import dev.lantern.lines.Surge;
import dev.lantern.routing.engine.state.EngineEvent;
import dev.lantern.routing.engine.state.LineState;
import dev.lantern.routing.engine.state.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One decision in the making: events are folded as they are decided, and told to the world as they are folded. */
final class Deciding {

    final LineState state;
    final Line line;
    final Instant now;

    /** The signal by which a conversation began in this decision, if one did. */
    @Nullable
    SignalReceived begunBy;

    private final List<EngineEvent> events = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final Consumer<LanternEvent> told = this::tell;
    private Map<String, AdvocateState> toldDoing = Map.of();
    private String causeId;
    private int caused;

    Deciding(LineState state, Line line, Instant now, String causeId) {
        this.state = state;
        this.line = line;
        this.now = now;
        this.causeId = causeId;
        if (!state.roster().shifts().none()) {
            state.roster().shifts().take();
        }
    }

    void emit(EngineEvent event) {
        state.apply(event);
        events.add(event);
        Translation.of(event, state, told);
        WaitLimits.follow(this, event);
        OpeningHours.follow(this, event);
    }

    private void tell(LanternEvent event) {
        outputs.add(new Output(causeId, caused++, now, event));
        if (event instanceof FeedEvent.StatusChanged status) {
            if (toldDoing.isEmpty()) {
                toldDoing = new HashMap<>();
            }
            toldDoing.put(status.advocateId(), status.state());
        }
    }

    /** What advocates are doing follows from many events; it is told once, as it is after all of them. */
    private void tellWhoDoesWhat() {
        if (state.roster().shifts().none()) {
            return;
        }
        state.roster().shifts().take().forEach((advocateId, before) -> {
            AdvocateState doing = state.roster().shown(advocateId);
            AdvocateState known = toldDoing.getOrDefault(advocateId, before);
            if (doing != null && known != null && doing != known) {
                Translation.status(advocateId, state, now, told);
            }
        });
    }

    /** What follows has another cause. */
    void becauseOf(String otherCauseId) {
        causeId = otherCauseId;
        caused = 0;
    }

    Instant widensAt() {
        Relaxation next = Relaxing.next(line.routing().relaxation(), RelaxationStep.ALL);
        return next == null ? Turn.NEVER : now.plus(next.after());
    }

    Instant quietUntil() {
        return now.plus(line.routing().quietWindow());
    }

    /** When notes of a conversation on this channel are to be written; absent when the line gives no time to them. */
    @Nullable
    Instant wrapUpEndsAt(Channel channel) {
        Duration time = shorter(line.routing().wrapUp(channel), surge() == null ? null : surge().wrapUp());
        return time.isZero() ? null : now.plus(time);
    }

    Instant offerExpiresAt(Channel channel) {
        return now.plus(shorter(line.routing().offerTimeout(channel), surge() == null ? null : surge().offerTimeout()));
    }

    /** The rules of surge mode while it is on. */
    private @Nullable Surge surge() {
        return state.settings().surge() ? line.routing().surge() : null;
    }

    private static Duration shorter(Duration usual, @Nullable Duration most) {
        return most == null || usual.compareTo(most) <= 0 ? usual : most;
    }

    /** Of the policy that decides. */
    String policy() {
        return state.settings().policy();
    }

    Decision done() {
        tellWhoDoesWhat();
        return new Decision(events, outputs, state.takeChanges());
    }
}
