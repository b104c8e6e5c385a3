package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a new pair of person and advocate can have come about. After a decision none is left; so at the next one only those
 * have to be looked at who came to wait, or wait for somebody else, and those who have room again.
 */
public final class Frontier {

    private final List<Ticket> entered = new ArrayList<>();
    private final Set<String> freed = new LinkedHashSet<>();
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

    /** Advocates who have room on a channel where they had none. */
    public Set<String> freed() {
        return freed;
    }

    /** Whether somebody left, or the rules changed, so that anybody who waits may be concerned; asked once. */
    public boolean takeEverybody() {
        boolean was = everybody;
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

    void freed(String advocateId) {
        freed.add(advocateId);
    }

    void everybody() {
        everybody = true;
    }
}
