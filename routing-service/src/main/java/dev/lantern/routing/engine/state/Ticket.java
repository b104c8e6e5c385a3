package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
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

    // Here once more, because what is found through what was last looked at long ago is waited for twice.
    private final String conversationId;
    private final String offerId;
    private final int offers;
    private @Nullable Conversation conversation;

    /**
     * @param order when it was queued less the head start of its urgency, epoch milliseconds
     * @param arrival the order among those of the same millisecond
     */
    Ticket(long order, long arrival, Held held, Asked asked) {
        this.order = order;
        this.arrival = arrival;
        this.held = held;
        this.asked = asked;
        conversationId = held.id;
        conversation = held.conversation;
        offerId = conversation == null ? "" : conversation.nextOfferId();
        offers = conversation == null ? 0 : conversation.offers();
    }

    static Ticket of(Held held, Conversation conversation, Settings settings, Asked asked) {
        Turn turn = conversation.turn();
        long headStart = settings.headStartMillis(conversation.urgency());
        return new Ticket(turn.queuedAt().toEpochMilli() - headStart, turn.arrival(), held, asked);
    }

    /** Whether this is still the place of the conversation. */
    public boolean waits() {
        return held.ticket == this;
    }

    public Conversation conversation() {
        if (conversation == null) {
            throw new IllegalStateException("no conversation " + conversationId);
        }
        return conversation;
    }

    void follow(Conversation now) {
        conversation = now;
    }

    public Channel channel() {
        return asked.need().channel();
    }

    public String conversationId() {
        return conversationId;
    }

    /** The id of the next offer, see {@link Conversation#nextOfferId}. */
    public String nextOfferId() {
        Conversation now = conversation();
        return now.offers() == offers ? offerId : now.nextOfferId();
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
                && conversationId.equals(ticket.conversationId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(order, arrival, conversationId);
    }

    @Override
    public String toString() {
        return conversationId + " at " + order + "/" + arrival;
    }
}
