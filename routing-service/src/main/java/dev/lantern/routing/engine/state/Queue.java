package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who waits for an offer, by need, each need in the order of the queue, and the needs in the order of their first. */
public final class Queue {

    /** Those of a channel whom only speakers of a language are asked for, and those whom others are asked for too. */
    private record OnChannel(Map<String, TreeSet<Demand>> byLanguage, TreeSet<Demand> anyLanguage) {

        TreeSet<Demand> of(Need need) {
            return need.byLanguage()
                    ? byLanguage.computeIfAbsent(need.language(), any -> new TreeSet<>())
                    : anyLanguage;
        }
    }

    private final Map<Need, Demand> byNeed = new HashMap<>();
    private final Map<Channel, OnChannel> byChannel = new HashMap<>();
    private final LineState state;
    private int size;

    Queue(LineState state) {
        this.state = state;
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

    private static void add(PriorityQueue<Ticket> front, TreeSet<Ticket> tickets, int most) {
        int n = 0;
        for (Ticket ticket : tickets) {
            if (n++ == most) {
                return;
            }
            front.add(ticket);
        }
    }

    /** The most urgent whom this advocate, who has room, could be offered. */
    public @Nullable Ticket firstFor(String advocateId) {
        Seat seat = state.roster().seat(advocateId);
        if (seat == null || seat.advocate == null) {
            return null;
        }
        Ticket best = null;
        for (Channel channel : seat.readyFor()) {
            OnChannel waiting = byChannel.get(channel);
            if (waiting != null) {
                best = firstOf(waiting.anyLanguage, seat, best);
                for (String language : seat.spoken()) {
                    TreeSet<Demand> demands = waiting.byLanguage.get(language);
                    best = demands == null ? best : firstOf(demands, seat, best);
                }
            }
        }
        return best;
    }

    private @Nullable Ticket firstOf(TreeSet<Demand> demands, Seat seat, @Nullable Ticket bestSoFar) {
        Ticket best = bestSoFar;
        for (Demand demand : demands) {
            if (best != null && demand.head().compareTo(best) >= 0) {
                return best;
            }
            boolean plainly = state.roster().pools().serves(seat, demand.anybody);
            Ticket first = plainly ? demand.firstPlain() : null;
            if (first != null && (best == null || first.compareTo(best) < 0)) {
                best = first;
            }
            // Somebody flagged is for everybody when no supervisor is there who may have them.
            if (plainly || demand.need.supervisorsOnly()) {
                best = firstChoosy(demand, seat, best);
            }
        }
        return best;
    }

    private @Nullable Ticket firstChoosy(Demand demand, Seat seat, @Nullable Ticket best) {
        for (Ticket ticket : demand.choosy) {
            if (best != null && ticket.compareTo(best) >= 0) {
                return best;
            }
            Asked asked = state.asked(ticket);
            if (state.roster().pools().serves(seat, asked) && state.roster().mayBeAsked(seat.id(), asked)) {
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
        byChannel.clear();
        size = 0;
        for (Held held : all) {
            Conversation conversation = held.conversation;
            if (conversation != null && queued(conversation)) {
                enter(held, conversation, settings);
            }
        }
    }

    private void enter(Held held, Conversation now, Settings settings) {
        Ticket ticket = Ticket.of(held, now, settings);
        Demand demand = byNeed.computeIfAbsent(now.need(), Demand::new);
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

    private void place(Demand demand) {
        if (!demand.moves()) {
            return;
        }
        TreeSet<Demand> among = byChannel
                .computeIfAbsent(demand.need.channel(), any -> new OnChannel(new HashMap<>(), new TreeSet<>()))
                .of(demand.need);
        if (demand.placed()) {
            among.remove(demand);
        }
        demand.settle();
        if (demand.placed()) {
            among.add(demand);
        }
    }

    private static boolean queued(@Nullable Conversation conversation) {
        return conversation != null
                && conversation.stage() instanceof Stage.Queued
                && conversation.turn().heldUntil() == null;
    }
}
