package dev.lantern.routing.engine.state;

import dev.lantern.events.Urgency;
import java.time.Instant;

/** The place of a conversation among those who wait: the more urgent first, then who waits longer. */
public record Ticket(Urgency urgency, Instant queuedAt, long arrival, String conversationId)
        implements Comparable<Ticket> {

    static Ticket of(Conversation conversation) {
        Turn turn = conversation.turn();
        return new Ticket(conversation.urgency(), turn.queuedAt(), turn.arrival(), conversation.id());
    }

    @Override
    public int compareTo(Ticket other) {
        int order = urgency.compareTo(other.urgency);
        if (order == 0) {
            order = queuedAt.compareTo(other.queuedAt);
        }
        return order == 0 ? Long.compare(arrival, other.arrival) : order;
    }
}
