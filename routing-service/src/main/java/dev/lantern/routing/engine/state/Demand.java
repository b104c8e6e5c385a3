package dev.lantern.routing.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who wait with one need, in the order of the queue; apart from them those whom not everybody may be offered. */
public final class Demand implements Comparable<Demand> {

    final Need need;
    final Places plain = new Places();
    final Places choosy = new Places();

    /** Whoever waits here and is nobody in particular. */
    final Asked anybody;

    /** Among which others it has its place. */
    final Lane lane;

    private @Nullable Ticket head;

    /** Its order, so that needs are compared without looking at it. */
    private long headOrder;

    Demand(Wanted wanted, Lane lane) {
        need = wanted.need;
        anybody = Asked.plain(wanted);
        this.lane = lane;
    }

    public Need need() {
        return need;
    }

    public @Nullable Ticket firstPlain() {
        return plain.first();
    }

    public Iterable<Ticket> choosy() {
        return choosy;
    }

    public Iterable<Ticket> plain() {
        return plain;
    }

    /**
     * For whom of those here somebody is sought. Most are nobody in particular, and share what is asked for them.
     *
     * @param traits the line's
     */
    Asked askedFor(Conversation conversation, Traits traits) {
        String place = conversation.requirements().place();
        List<String> barred = conversation.barred().advocates();
        List<String> passed = conversation.passedBy();
        boolean anybody = barred.isEmpty() && passed.isEmpty();
        return anybody && place == null && !conversation.severe()
                ? this.anybody
                : new Asked(this.anybody.wanted, place, traits.place(place), conversation.severe(), barred, passed);
    }

    boolean remove(Ticket ticket) {
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

    long headOrder() {
        return headOrder;
    }

    /** Whether the first is another than before. */
    boolean moves() {
        return head != foremost();
    }

    void settle() {
        head = foremost();
        headOrder = head != null && head == plain.first() ? plain.firstOrder() : choosy.firstOrder();
    }

    boolean placed() {
        return head != null;
    }

    private @Nullable Ticket foremost() {
        Ticket somebody = plain.first();
        Ticket particular = choosy.first();
        if (somebody == null || particular == null) {
            return somebody == null ? particular : somebody;
        }
        if (plain.firstOrder() != choosy.firstOrder()) {
            return plain.firstOrder() < choosy.firstOrder() ? somebody : particular;
        }
        return somebody.compareTo(particular) < 0 ? somebody : particular;
    }

    @Override
    public int compareTo(Demand other) {
        int byOrder = Long.compare(headOrder, other.headOrder);
        return byOrder == 0 ? head().compareTo(other.head()) : byOrder;
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
