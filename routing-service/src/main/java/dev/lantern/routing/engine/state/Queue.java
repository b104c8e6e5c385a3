package dev.lantern.routing.engine.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who waits for an offer, by need, each need in the order of the queue. */
public final class Queue {

    private final Map<Need, TreeSet<Ticket>> byNeed = new HashMap<>();

    Queue() {}

    /** Only needs for which somebody waits, in no order. */
    public Map<Need, ? extends SortedSet<Ticket>> byNeed() {
        return Collections.unmodifiableMap(byNeed);
    }

    void move(@Nullable Conversation before, @Nullable Conversation now) {
        Conversation left = queued(before);
        Conversation entered = queued(now);
        if (left != null && entered != null && samePlace(left, entered)) {
            return;
        }
        if (left != null) {
            leave(left.need(), Ticket.of(left));
        }
        if (entered != null) {
            byNeed.computeIfAbsent(entered.need(), need -> new TreeSet<>()).add(Ticket.of(entered));
        }
    }

    private void leave(Need need, Ticket ticket) {
        TreeSet<Ticket> tickets = byNeed.get(need);
        if (tickets == null || !tickets.remove(ticket)) {
            throw new IllegalStateException(ticket.conversationId() + " is not where it waits");
        }
        if (tickets.isEmpty()) {
            byNeed.remove(need);
        }
    }

    private static @Nullable Conversation queued(@Nullable Conversation conversation) {
        return conversation != null && conversation.stage() instanceof Stage.Queued ? conversation : null;
    }

    private static boolean samePlace(Conversation one, Conversation other) {
        return Ticket.of(one).equals(Ticket.of(other)) && one.need().equals(other.need());
    }
}
