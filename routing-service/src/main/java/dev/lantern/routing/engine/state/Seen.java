package dev.lantern.routing.engine.state;

import dev.lantern.events.CommandIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which signals and commands were taken in, for a week: longer than providers and spools repeat themselves. They are
 * forgotten by the minute, so that a week of ids needs few timers.
 */
public final class Seen {

    /** How long a duplicate is recognised, at the least; at most a minute longer. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int SECONDS_PER_MINUTE = 60;

    /** The ids that came in one minute. */
    private record Bucket(List<String> signals, List<String> commands) {}

    private final Map<String, SeenSignal> signals = new HashMap<>();
    private final Map<String, AnsweredCommand> commands = new HashMap<>();
    private final Map<Long, Bucket> minutes = new HashMap<>();

    /** Most ids come in the minute in which the last one came. */
    private long latestMinute;

    private @Nullable Bucket latest;

    private final Timers timers;

    Seen(Timers timers) {
        this.timers = timers;
    }

    public boolean signal(String signalId) {
        return signals.containsKey(signalId);
    }

    /** The first answer to a command, or to another under the same key; absent when it is new. */
    public @Nullable AnsweredCommand command(String commandId) {
        return commands.get(CommandIds.request(commandId));
    }

    /** What a timer of the kind {@code IDS_ARE_FORGOTTEN} forgets, in alphabetical order. */
    public EngineEvent.IdsForgotten toForget(Timer timer, Instant at) {
        Bucket bucket = minutes.get(Long.valueOf(timer.subject()));
        if (bucket == null) {
            throw new IllegalStateException("nothing was seen in minute " + timer.subject());
        }
        return new EngineEvent.IdsForgotten(
                bucket.signals.stream().sorted().toList(),
                bucket.commands.stream().sorted().toList(),
                at);
    }

    void put(SeenSignal seen) {
        signals.put(seen.signalId(), seen);
        bucket(seen.at()).signals.add(seen.signalId());
    }

    void put(AnsweredCommand answered) {
        commands.put(CommandIds.request(answered.commandId()), answered);
        bucket(answered.at()).commands.add(answered.commandId());
    }

    void removeSignal(String signalId) {
        SeenSignal seen = signals.remove(signalId);
        if (seen != null) {
            drop(seen.at());
        }
    }

    void removeCommand(String commandId) {
        AnsweredCommand answered = commands.remove(CommandIds.request(commandId));
        if (answered != null) {
            drop(answered.at());
        }
    }

    Iterable<SeenSignal> signals() {
        return signals.values();
    }

    Iterable<AnsweredCommand> commands() {
        return commands.values();
    }

    private Bucket bucket(Instant at) {
        long minute = Minute.epochMinute(at);
        Bucket bucket = latest;
        if (bucket == null || minute != latestMinute) {
            bucket = minutes.computeIfAbsent(minute, any -> begin(minute));
            latest = bucket;
            latestMinute = minute;
        }
        return bucket;
    }

    private Bucket begin(long minute) {
        timers.add(timer(minute));
        return new Bucket(new ArrayList<>(), new ArrayList<>());
    }

    /** Ids are forgotten by whole minutes: with the first of one, the others follow in the same event. */
    private void drop(Instant at) {
        long minute = Minute.epochMinute(at);
        if (minutes.remove(minute) != null) {
            timers.remove(timer(minute));
            latest = null;
        }
    }

    private static Timer timer(long minute) {
        Instant ended = Instant.ofEpochSecond((minute + 1) * SECONDS_PER_MINUTE);
        return new Timer(ended.plus(KEPT), Timer.Kind.IDS_ARE_FORGOTTEN, Long.toString(minute));
    }
}
