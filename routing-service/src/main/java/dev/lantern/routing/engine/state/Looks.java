package dev.lantern.routing.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * When each conversation is next looked at for a timer that is due, but for its offers, which have their {@link Expiries}.
 * Most timers are put off or dropped long before they are due; so a look that became needless is not searched for, it is
 * found needless when its turn comes. One look for each conversation is enough: whoever is looked at too early is looked at
 * again later.
 */
final class Looks {

    /** So few are not worth sweeping. */
    private static final int FEW = 256;

    /**
     * @param millis when the timer is due, epoch milliseconds
     * @param timer the first of the conversation when the look was planned
     */
    record Look(long millis, Timer timer, Held held) {

        boolean stillPlanned() {
            return held.look == this;
        }
    }

    private final LookHeap heap = new LookHeap();
    private int sweptAt = FEW;

    void noLaterThan(@Nullable Timer first, Held held) {
        if (first != null && (held.look == null || before(first, held))) {
            plan(first, held);
        }
    }

    private static boolean before(Timer first, Held held) {
        Look planned = held.look;
        long millis = first.due().toEpochMilli();
        return millis < held.lookMillis
                || (millis == held.lookMillis && planned != null && first.compareTo(planned.timer) < 0);
    }

    /** The first timer of all conversations. */
    @Nullable
    Timer first() {
        Look look = heap.first();
        while (look != null) {
            if (look.stillPlanned()) {
                Conversation conversation = look.held.conversation;
                Timer timer = conversation == null ? null : Timers.first(conversation);
                if (look.timer.equals(timer)) {
                    return timer;
                }
                heap.removeFirst();
                look.held.look = null;
                noLaterThan(timer, look.held);
            } else {
                heap.removeFirst();
            }
            look = heap.first();
        }
        return null;
    }

    private void plan(Timer timer, Held held) {
        Look look = new Look(timer.due().toEpochMilli(), timer, held);
        held.look = look;
        held.lookMillis = look.millis;
        heap.add(look);
        if (heap.size() > sweptAt) {
            heap.keep(Look::stillPlanned);
            sweptAt = 4 * heap.size() + FEW;
        }
    }
}
