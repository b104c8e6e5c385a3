package dev.lantern.routing.engine.state;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Those who wait with one need, in the order of the queue; apart from them those whom not everybody may be offered. */
public final class Demand implements Comparable<Demand> {

    final Need need;
    final TreeSet<Ticket> plain = new TreeSet<>();
    final TreeSet<Ticket> choosy = new TreeSet<>();

    /** Whoever waits here and is nobody in particular. */
    final Asked anybody;

    private @Nullable Ticket head;

    Demand(Need need) {
        this.need = need;
        anybody = Asked.plain(need);
    }

    public Need need() {
        return need;
    }

    public @Nullable Ticket firstPlain() {
        return plain.isEmpty() ? null : plain.first();
    }

    public Iterable<Ticket> choosy() {
        return choosy;
    }

    public Iterable<Ticket> plain() {
        return plain;
    }

    boolean remove(Ticket ticket) {
        if (firstPlain() == ticket) {
            plain.pollFirst(); // without comparing it to others, which are seldom in the cache
            return true;
        }
        return plain.remove(ticket) || choosy.remove(ticket);
    }

    public int size() {
        return plain.size() + choosy.size();
    }

    /** Whose place the demand has among the others: its first, as it was when the demand was put there. */
    Ticket head() {
        if (head == null) {
            throw new IllegalStateException("nobody waits here");
        }
        return head;
    }

    /** Whether the first is another than before. */
    boolean moves() {
        return head != foremost();
    }

    void settle() {
        head = foremost();
    }

    boolean placed() {
        return head != null;
    }

    private @Nullable Ticket foremost() {
        if (plain.isEmpty()) {
            return choosy.isEmpty() ? null : choosy.first();
        }
        return choosy.isEmpty() || plain.first().compareTo(choosy.first()) < 0 ? plain.first() : choosy.first();
    }

    @Override
    public int compareTo(Demand other) {
        return head().compareTo(other.head());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
