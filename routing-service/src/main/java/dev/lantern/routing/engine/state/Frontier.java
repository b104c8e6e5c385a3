package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a new pair of person and advocate can have come about. After a decision none is left; so at the next one only those
 * have to be looked at who came to wait, or wait for somebody else, and those who have room again.
 */
public final class Frontier {

    /** If more come free at once, all who wait are looked at: each look at one who is free may find the same person. */
    private static final int FEW = 8;

    private final List<Ticket> entered = new ArrayList<>();
    private final List<Seat> freed = new ArrayList<>();
    private boolean everybody;

    Frontier() {}

    public boolean quiet() {
        return !everybody && entered.isEmpty() && freed.isEmpty();
    }

    /** Takes the places of conversations that came to wait, or whose need changed, and wait there still. */
    public void takeEntered(Collection<? super Ticket> into) {
        for (Ticket ticket : entered) {
            if (ticket.waits()) {
                into.add(ticket);
            }
        }
        entered.clear();
    }

    /** The most urgent who could be offered to one of those who have room on a channel where they had none. */
    public @Nullable Ticket firstForFreed(Queue queue) {
        Ticket best = null;
        for (int at = freed.size() - 1; at >= 0; at--) {
            Ticket first = queue.firstFor(freed.get(at));
            if (first == null) {
                freed.remove(at);
            } else if (best == null || first.compareTo(best) < 0) {
                best = first;
            }
        }
        return best;
    }

    /** Whether anybody who waits may be concerned: somebody left, the rules changed, or many came free; asked once. */
    public boolean takeEverybody() {
        boolean was = everybody || freed.size() > FEW;
        if (was) {
            freed.clear();
        }
        everybody = false;
        return was;
    }

    void clear() {
        entered.clear();
        freed.clear();
        everybody = false;
    }

    void entered(Ticket ticket) {
        entered.add(ticket);
    }

    void freed(Seat seat) {
        freed.add(seat);
    }

    void everybody() {
        everybody = true;
    }
}
