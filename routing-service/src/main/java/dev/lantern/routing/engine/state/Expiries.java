package dev.lantern.routing.engine.state;

import dev.lantern.routing.engine.state.Looks.Look;
import org.jspecify.annotations.Nullable;

/**
 * When offers expire that nobody has answered. Most are answered soon, and nearly all expire in the order in which they were
 * made: so each is put last, and is found needless when it has become the first.
 */
final class Expiries {

    private final LookHeap heap = new LookHeap();

    void add(Timer timer, Held held) {
        heap.add(new Look(timer.due().toEpochMilli(), timer, held));
    }

    /** Of all offers that are pending. */
    @Nullable
    Timer first() {
        Look look = heap.first();
        while (look != null && !pending(look)) {
            heap.removeFirst();
            look = heap.first();
        }
        return look == null ? null : look.timer();
    }

    private static boolean pending(Look look) {
        Conversation conversation = look.held().conversation;
        return conversation != null
                && conversation.stage() instanceof Stage.Offered offered
                && offered.expiresAt().equals(look.timer().due());
    }
}
