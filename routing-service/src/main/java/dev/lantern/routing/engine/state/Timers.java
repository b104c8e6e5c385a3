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
    private final Earliest<Timer> others = new Earliest<>(ofOthers::contains);
    private final Expiries expiries = new Expiries();
    private final Looks looks = new Looks();

    /** @param conversations from which timers follow */
    Timers(Conversations conversations) {
        this.conversations = conversations;
    }

    public Optional<Timer> next() {
        return Optional.ofNullable(earlier(earlier(expiries.first(), looks.first()), others.first()));
    }

    public Optional<Timer> due(Instant now) {
        return next().filter(timer -> !timer.due().isAfter(now));
    }

    /** One that does not follow from a conversation. */
    void add(Timer timer) {
        if (ofOthers.add(timer)) {
            others.add(timer);
        }
    }

    void remove(Timer timer) {
        ofOthers.remove(timer);
    }

    /** Most changes of a conversation leave its timers alone, or begin or end an offer. */
    void follow(Held held, @Nullable Conversation before, Conversation now) {
        boolean another = before == null || before.stage() != now.stage();
        if (another && now.stage() instanceof Stage.Offered offered) {
            expiries.add(ofOffer(offered, now), held);
        }
        if (before != null
                && before.turn() == now.turn()
                && before.alarm() == now.alarm()
                && before.callback() == now.callback()
                && (!another || (before.waiting() && now.waiting()))) {
            return;
        }
        looks.noLaterThan(first(now), held);
    }

    /** In no order. */
    Set<Timer> all() {
        Set<Timer> all = new HashSet<>(ofOthers);
        conversations.all().forEach(conversation -> {
            if (conversation.stage() instanceof Stage.Offered offered) {
                all.add(ofOffer(offered, conversation));
            }
            addIfAny(all, ofStage(conversation));
            addIfAny(all, ofSearch(conversation));
            addIfAny(all, ofAlarm(conversation));
            addIfAny(all, ofCallback(conversation));
        });
        return all;
    }

    private static void addIfAny(Set<Timer> all, @Nullable Timer timer) {
        if (timer != null) {
            all.add(timer);
        }
    }

    /** The first of a conversation but for its offer's. */
    static @Nullable Timer first(Conversation conversation) {
        Timer first = earlier(ofStage(conversation), ofSearch(conversation));
        first = conversation.alarm() == null ? first : earlier(first, ofAlarm(conversation));
        return conversation.callback() == null ? first : earlier(first, ofCallback(conversation));
    }

    private static @Nullable Timer earlier(@Nullable Timer one, @Nullable Timer other) {
        return other == null || (one != null && one.compareTo(other) <= 0) ? one : other;
    }

    private static Timer ofOffer(Stage.Offered offered, Conversation conversation) {
        return new Timer(offered.expiresAt(), Timer.Kind.OFFER_EXPIRES, conversation.id());
    }

    private static @Nullable Timer ofStage(Conversation conversation) {
        return switch (conversation.stage()) {
            case Stage.Offered offered -> null;
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
        return turn.widensAt() == Turn.NEVER
                ? null
                : new Timer(turn.widensAt(), Timer.Kind.SEARCH_WIDENS, conversation.id());
    }
}
