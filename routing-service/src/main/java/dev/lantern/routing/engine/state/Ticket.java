package dev.lantern.routing.engine.state;

/**
 * The place of a conversation among those who wait. It does not change while they wait, so nobody is overtaken for ever.
 *
 * @param order when it was queued less the head start of its urgency, epoch milliseconds
 * @param arrival the order among those of the same millisecond
 */
public record Ticket(long order, long arrival, String conversationId) implements Comparable<Ticket> {

    static Ticket of(Conversation conversation, Settings settings) {
        Turn turn = conversation.turn();
        long headStart = settings.headStartMillis(conversation.urgency());
        return new Ticket(turn.queuedAt().toEpochMilli() - headStart, turn.arrival(), conversation.id());
    }

    @Override
    public int compareTo(Ticket other) {
        int byOrder = Long.compare(order, other.order);
        return byOrder == 0 ? Long.compare(arrival, other.arrival) : byOrder;
    }
}
