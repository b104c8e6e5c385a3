package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Who waits for an offer, by need, each need in the order of the queue, and the needs in the order of their first. */
public final class Queue {

    private final Map<Need, Demand> byNeed = new HashMap<>();
    private final Lanes lanes;
    private final LineState state;
    private int size;

    Queue(LineState state, Lanes lanes) {
        this.state = state;
        this.lanes = lanes;
    }

    /** Only needs for which somebody waits, in no order. */
    public Collection<Demand> demands() {
        return Collections.unmodifiableCollection(byNeed.values());
    }

    /** With whom somebody waits who does wait. */
    public Demand demand(Ticket ticket) {
        Demand demand = ticket.held.demand;
        if (demand == null) {
            throw new IllegalStateException(ticket.held.id + " waits and is not in the queue");
        }
        return demand;
    }

    public int size() {
        return size;
    }

    /** The first of the whole line, in order, but no more than so many. */
    public List<Ticket> first(int most) {
        PriorityQueue<Ticket> front = new PriorityQueue<>();
        for (Demand demand : byNeed.values()) {
            add(front, demand.plain, most);
            add(front, demand.choosy, most);
        }
        List<Ticket> first = new ArrayList<>();
        while (first.size() < most && !front.isEmpty()) {
            first.add(front.remove());
        }
        return first;
    }

    private static void add(PriorityQueue<Ticket> front, Places tickets, int most) {
        int n = 0;
        for (Ticket ticket : tickets) {
            if (n++ == most) {
                return;
            }
            front.add(ticket);
        }
    }

    /** The most urgent whom this advocate could be offered. Whoever is not the one is not looked at: orders are compared. */
    @Nullable
    Ticket firstFor(Seat seat) {
        Ticket best = null;
        long bestOrder = Long.MAX_VALUE;
        for (Seat.Service service : seat.services()) {
            if (!service.ready()) {
                continue;
            }
            for (Lane lane : service.lanes) {
                for (int at = 0; at < lane.size() && lane.order(at) <= bestOrder; at++) {
                    Demand demand = lane.get(at);
                    boolean plainly = state.roster().pools().suits(seat, demand.anybody);
                    if (plainly && demand.plain.startsBefore(best, bestOrder)) {
                        best = demand.firstPlain();
                        bestOrder = demand.plain.firstOrder();
                    }
                    // Somebody flagged is for everybody when no supervisor is there who may have them.
                    if (demand.choosy.size() > 0 && (plainly || demand.need.supervisorsOnly())) {
                        best = firstChoosy(demand, seat, best);
                        bestOrder = best == null ? Long.MAX_VALUE : best.order;
                    }
                }
            }
        }
        return best;
    }

    private @Nullable Ticket firstChoosy(Demand demand, Seat seat, @Nullable Ticket best) {
        for (Ticket ticket : demand.choosy) {
            if (best != null && ticket.compareTo(best) >= 0) {
                return best;
            }
            Asked asked = ticket.asked;
            if (state.roster().pools().suits(seat, asked) && state.roster().mayBeAsked(seat.id(), asked)) {
                return ticket;
            }
        }
        return best;
    }

    void move(Held held, @Nullable Conversation before, @Nullable Conversation now, Settings settings) {
        boolean isHere = queued(now);
        if (held.demand != null) {
            if (before != null && now != null && isHere && samePlace(before, now)) {
                return;
            }
            leave(held);
        }
        if (now != null && isHere) {
            enter(held, now, settings);
        }
    }

    private static boolean samePlace(Conversation before, Conversation now) {
        return before.waitsLike(now)
                && before.urgency() == now.urgency()
                && (before.turn() == now.turn()
                        || (before.turn().queuedAt().equals(now.turn().queuedAt())
                                && before.turn().arrival() == now.turn().arrival()));
    }

    /** The policy gave everybody another place. */
    void orderAnew(Iterable<Held> all, Settings settings) {
        byNeed.clear();
        lanes.clear();
        size = 0;
        for (Held held : all) {
            Conversation conversation = held.conversation;
            if (conversation != null && queued(conversation)) {
                enter(held, conversation, settings);
            }
        }
    }

    private void enter(Held held, Conversation now, Settings settings) {
        Demand demand = byNeed.computeIfAbsent(now.need(), this::begin);
        Asked asked = demand.askedFor(now, state.roster().pools().traits);
        Ticket ticket = Ticket.of(held, now, settings, asked);
        (now.choosy() ? demand.choosy : demand.plain).add(ticket);
        held.demand = demand;
        held.ticket = ticket;
        size++;
        place(demand);
        state.frontier().entered(ticket);
    }

    private void leave(Held held) {
        Demand demand = held.demand;
        Ticket ticket = held.ticket;
        if (demand == null || ticket == null || !demand.remove(ticket)) {
            throw new IllegalStateException(held.id + " is not where it waits");
        }
        held.demand = null;
        held.ticket = null;
        size--;
        place(demand);
        if (demand.size() == 0) {
            byNeed.remove(demand.need);
        }
    }

    private Demand begin(Need need) {
        return new Demand(state.roster().pools().wanted(need), lanes.of(need));
    }

    private static void place(Demand demand) {
        if (!demand.moves()) {
            return;
        }
        if (demand.placed()) {
            demand.lane.remove(demand);
        }
        demand.settle();
        if (demand.placed()) {
            demand.lane.add(demand);
        }
    }

    private static boolean queued(@Nullable Conversation conversation) {
        return conversation != null
                && conversation.stage() instanceof Stage.Queued
                && conversation.turn().heldUntil() == null;
    }
}
