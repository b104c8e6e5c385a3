package dev.lantern.routing.engine.state;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine's own timers, in the order they fire. */
public final class Timers {

    private final Earliest<Timer> timers = new Earliest<>();

    Timers() {}

    public Optional<Timer> next() {
        return Optional.ofNullable(timers.first());
    }

    public Optional<Timer> due(Instant now) {
        return next().filter(timer -> !timer.due().isAfter(now));
    }

    void add(Timer timer) {
        timers.add(timer);
    }

    void remove(Timer timer) {
        timers.remove(timer);
    }

    /** Most changes of a conversation leave most of its timers alone. */
    void move(@Nullable Conversation before, @Nullable Conversation now) {
        if (before == null || now == null) {
            each(before, timers::remove);
            each(now, timers::add);
            return;
        }
        boolean sameStage = before.stage() == now.stage();
        boolean sameWait = sameStage || before.waiting() == now.waiting();
        if (!sameStage) {
            swap(ofStage(before), ofStage(now));
        }
        if (!sameWait || before.turn() != now.turn()) {
            swap(ofSearch(before), ofSearch(now));
        }
        if (!sameWait || before.alarm() != now.alarm()) {
            swap(ofAlarm(before), ofAlarm(now));
        }
        if (!sameStage || before.callback() != now.callback()) {
            swap(ofCallback(before), ofCallback(now));
        }
    }

    private static void each(@Nullable Conversation conversation, Consumer<Timer> then) {
        if (conversation != null) {
            ifAny(ofStage(conversation), then);
            ifAny(ofSearch(conversation), then);
            ifAny(ofAlarm(conversation), then);
            ifAny(ofCallback(conversation), then);
        }
    }

    private static void ifAny(@Nullable Timer timer, Consumer<Timer> then) {
        if (timer != null) {
            then.accept(timer);
        }
    }

    private void swap(@Nullable Timer before, @Nullable Timer now) {
        if (Objects.equals(before, now)) {
            return;
        }
        if (before != null) {
            timers.remove(before);
        }
        if (now != null) {
            timers.add(now);
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

    /** In no order. */
    Iterable<Timer> all() {
        return timers.all();
    }
}
