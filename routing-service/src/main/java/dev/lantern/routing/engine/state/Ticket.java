package dev.lantern.routing.engine.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The place of a conversation among those who wait. It does not change while they wait, so nobody is overtaken for ever. */
public final class Ticket implements Comparable<Ticket> {

    final Held held;

    /** For whom somebody is sought; it does not change either. */
    final Asked asked;

    /** When it was queued less the head start of its urgency, epoch milliseconds. */
    final long order;

    private final long arrival;

    /**
     * @param order when it was queued less the head start of its urgency, epoch milliseconds
     * @param arrival the order among those of the same millisecond
     */
    Ticket(long order, long arrival, Held held, Asked asked) {
        this.order = order;
        this.arrival = arrival;
        this.held = held;
        this.asked = asked;
    }

    static Ticket of(Held held, Conversation conversation, Settings settings, Asked asked) {
        Turn turn = conversation.turn();
        long headStart = settings.headStartMillis(conversation.urgency());
        return new Ticket(turn.queuedAt().toEpochMilli() - headStart, turn.arrival(), held, asked);
    }

    /** Whether this is still the place of the conversation. */
    boolean waits() {
        return held.ticket == this;
    }

    public Conversation conversation() {
        return held.existing();
    }

    public String conversationId() {
        return held.id;
    }

    @Override
    public int compareTo(Ticket other) {
        int byOrder = Long.compare(order, other.order);
        return byOrder == 0 ? Long.compare(arrival, other.arrival) : byOrder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ticket ticket
                && order == ticket.order
                && arrival == ticket.arrival
                && held.id.equals(ticket.held.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(order, arrival, held.id);
    }

    @Override
    public String toString() {
        return held.id + " at " + order + "/" + arrival;
    }
}
