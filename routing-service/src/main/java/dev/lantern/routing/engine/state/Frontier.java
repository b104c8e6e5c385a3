package dev.lantern.routing.engine.state;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where a new pair of person and advocate can have come about. After a decision none is left; so at the next one only those
 * have to be looked at who came to wait, or wait for somebody else, and those who have room again.
 */
public final class Frontier {

    private final Set<String> entered = new LinkedHashSet<>();
    private final Set<String> freed = new LinkedHashSet<>();
    private boolean everybody;

    Frontier() {}

    public boolean quiet() {
        return !everybody && entered.isEmpty() && freed.isEmpty();
    }

    /** Conversations that came to wait, or whose need changed. */
    public Set<String> entered() {
        return entered;
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

    void entered(String conversationId) {
        entered.add(conversationId);
    }

    void left(String conversationId) {
        entered.remove(conversationId);
    }

    void freed(String advocateId) {
        freed.add(advocateId);
    }

    void everybody() {
        everybody = true;
    }
}
