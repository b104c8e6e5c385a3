package dev.lantern.routing.engine.state;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine's own timers, in the order they fire. */
public final class Timers {

    private final Conversations conversations;
    private final Set<Timer> ofOthers = new HashSet<>();
    private final Earliest<Timer> timers = new Earliest<>(this::stands);

    /** @param conversations of which a timer stands while it follows from them */
    Timers(Conversations conversations) {
        this.conversations = conversations;
    }

    public Optional<Timer> next() {
        return Optional.ofNullable(timers.first());
    }

    public Optional<Timer> due(Instant now) {
        return next().filter(timer -> !timer.due().isAfter(now));
    }

    /** One that does not follow from a conversation. */
    void add(Timer timer) {
        if (ofOthers.add(timer)) {
            timers.add(timer);
        }
    }

    void remove(Timer timer) {
        ofOthers.remove(timer);
    }

    /** Most changes of a conversation leave most of its timers alone. */
    void follow(@Nullable Conversation before, Conversation now) {
        if (before == null) {
            addIfAny(ofStage(now));
            addIfAny(ofSearch(now));
            addIfAny(ofAlarm(now));
            addIfAny(ofCallback(now));
            return;
        }
        boolean sameStage = before.stage() == now.stage();
        boolean sameWait = sameStage || before.waiting() == now.waiting();
        if (!sameStage) {
            addIfAny(ofStage(now));
        }
        if (!sameWait || before.turn() != now.turn()) {
            addIfAny(ofSearch(now));
        }
        if (!sameWait || before.alarm() != now.alarm()) {
            addIfAny(ofAlarm(now));
        }
        if (!sameStage || before.callback() != now.callback()) {
            addIfAny(ofCallback(now));
        }
    }

    private void addIfAny(@Nullable Timer timer) {
        if (timer != null) {
            timers.add(timer);
        }
    }

    private boolean stands(Timer timer) {
        return switch (timer.kind()) {
            case OFFER_EXPIRES, CALLBACK_COMES_UP, QUIET_WINDOW_ENDS -> follows(timer, Timers::ofStage);
            case LINE_OPENS, SEARCH_WIDENS -> follows(timer, Timers::ofSearch);
            case WAIT_LIMIT_PASSES -> follows(timer, Timers::ofAlarm);
            case CALLBACK_WINDOW_ENDS -> follows(timer, Timers::ofCallback);
            case INVITATION_EXPIRES,
                    DESK_IS_SILENT,
                    DESK_IS_LOST,
                    ADVOCATE_HAS_VANISHED,
                    WRAP_UP_ENDS,
                    FLAG_EXPIRES,
                    REPLY_IS_FORGOTTEN,
                    IDS_ARE_FORGOTTEN -> ofOthers.contains(timer);
        };
    }

    private interface Following {
        @Nullable
        Timer from(Conversation conversation);
    }

    private boolean follows(Timer timer, Following following) {
        Conversation conversation = conversations.byId(timer.subject());
        return conversation != null && timer.equals(following.from(conversation));
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
