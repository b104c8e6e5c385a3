package dev.lantern.routing.engine.state;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The engine's own timers, in the order they fire. */
public final class Timers {

    private final TreeSet<Timer> ordered = new TreeSet<>();

    Timers() {}

    public Optional<Timer> next() {
        return ordered.isEmpty() ? Optional.empty() : Optional.of(ordered.first());
    }

    public Optional<Timer> due(Instant now) {
        return next().filter(timer -> !timer.due().isAfter(now));
    }

    void add(Timer timer) {
        ordered.add(timer);
    }

    void remove(Timer timer) {
        ordered.remove(timer);
    }

    void move(@Nullable Conversation before, @Nullable Conversation now) {
        if (before != null && now != null && sameTimes(before, now)) {
            return;
        }
        swap(before == null ? null : ofStage(before), now == null ? null : ofStage(now));
        swap(before == null ? null : ofSearch(before), now == null ? null : ofSearch(now));
        swap(before == null ? null : ofAlarm(before), now == null ? null : ofAlarm(now));
        swap(before == null ? null : ofCallback(before), now == null ? null : ofCallback(now));
    }

    /** Cheap, and true of most changes; where it is false without need, nothing is lost. */
    private static boolean sameTimes(Conversation before, Conversation now) {
        return before.stage() == now.stage()
                && before.turn() == now.turn()
                && before.alarm() == now.alarm()
                && before.callback() == now.callback();
    }

    private void swap(@Nullable Timer before, @Nullable Timer now) {
        if (Objects.equals(before, now)) {
            return;
        }
        if (before != null) {
            ordered.remove(before);
        }
        if (now != null) {
            ordered.add(now);
        }
    }

    private static @Nullable Timer ofStage(Conversation conversation) {
        return switch (conversation.stage()) {
            case Stage.Offered offered -> new Timer(offered.expiresAt(), Timer.Kind.OFFER_EXPIRES, conversation.id());
            case Stage.Aside aside -> new Timer(aside.until(), Timer.Kind.CALLBACK_COMES_UP, conversation.id());
            case Stage.Closed closed -> new Timer(closed.quietUntil(), Timer.Kind.QUIET_WINDOW_ENDS, conversation.id());
            case Stage.Queued queued -> null;
            case Stage.Assigned assigned -> null;
        };
    }

    private static @Nullable Timer ofAlarm(Conversation conversation) {
        Instant due = conversation.alarmAt();
        return due == null ? null : new Timer(due, Timer.Kind.WAIT_LIMIT_PASSES, conversation.id());
    }

    /** While an advocate has the conversation the call is made already. */
    private static @Nullable Timer ofCallback(Conversation conversation) {
        Callback callback = conversation.callback();
        boolean waits = conversation.waiting() || conversation.stage() instanceof Stage.Aside;
        return callback == null || !waits
                ? null
                : new Timer(callback.notAfter(), Timer.Kind.CALLBACK_WINDOW_ENDS, conversation.id());
    }

    private static @Nullable Timer ofSearch(Conversation conversation) {
        Turn turn = conversation.turn();
        if (!conversation.waiting()) {
            return null;
        }
        if (turn.heldUntil() != null) {
            return new Timer(turn.heldUntil(), Timer.Kind.LINE_OPENS, conversation.id());
        }
        return turn.widensAt().equals(Turn.NEVER)
                ? null
                : new Timer(turn.widensAt(), Timer.Kind.SEARCH_WIDENS, conversation.id());
    }

    Iterable<Timer> all() {
        return ordered;
    }
}
