package dev.lantern.routing.engine;

import dev.lantern.events.QueueSnapshot;
import dev.lantern.lines.Hours;
import dev.lantern.lines.Line;
import dev.lantern.routing.engine.state.LineState;
import java.time.Instant;

/**
 * Decides for one line. An advocate works one line at a time: their capacity is known to the line's state alone.
 *
 * <p>Not thread-safe in one state: a line has one sequential writer.
 */
public final class RoutingEngine {

    private RoutingEngine() {}

    /**
     * Decides and folds what was decided into the state, event by event, because a match must see what the event before it
     * changed. Nothing but the arguments has any influence.
     *
     * <p>An exception is a fault of the engine and leaves the state half changed: rebuild it from its records.
     *
     * @param line how the line wants its people routed now; what was decided under it keeps the times it was given
     * @param now engine time; it should not go back. Timers fire only upon {@link Input.Tick}, so that an accept that comes
     *     before the tick is still an accept
     */
    public static Decision decide(LineState state, Line line, Input input, Instant now) {
        Deciding deciding = new Deciding(state, line, now, input.causeId());
        Adoption.follow(deciding);
        switch (input) {
            case Input.Signal signal -> Signals.take(deciding, signal.event(), signal.findings());
            case Input.Command command -> Commands.take(deciding, command.command());
            case Input.Delivery delivery -> Deliveries.take(deciding, delivery.event());
            case Input.Tick tick -> Timeouts.fire(deciding, tick.readUpTo());
        }
        Surging.follow(deciding);
        Matching.offerWhatCanBe(deciding);
        if (deciding.begunBy != null) {
            FirstAnswers.give(deciding, deciding.begunBy);
        }
        return deciding.done();
    }

    /** How the line stands, see {@link LineState#snapshot}; with its hours and surge mode, where it has them. */
    public static QueueSnapshot snapshot(LineState state, Line line, Instant now) {
        QueueSnapshot counted = state.snapshot(now);
        Hours hours = line.routing().hours();
        Instant opens = hours == null ? null : hours.opensFrom(now).orElse(null);
        return new QueueSnapshot(
                counted.line(),
                counted.waiting(),
                counted.longestWaitMillis(),
                counted.estimatedWaitMillis(),
                counted.advocates(),
                counted.serviceLevel(),
                counted.positions(),
                hours == null ? null : Boolean.valueOf(now.equals(opens)),
                now.equals(opens) ? null : opens,
                line.routing().surge() == null
                        ? null
                        : Boolean.valueOf(state.settings().surge()),
                now);
    }
}
