package dev.lantern.routing.engine.state;

/**
 * The place of an advocate among those who could take a conversation: who has least in hand first, then who has been idle
 * longest.
 *
 * @param load conversations and pending offers on all channels
 */
public record Standing(int load, long idleSince, String advocateId) implements Comparable<Standing> {

    @Override
    public int compareTo(Standing other) {
        int order = Integer.compare(load, other.load);
        if (order == 0) {
            order = Long.compare(idleSince, other.idleSince);
        }
        return order == 0 ? advocateId.compareTo(other.advocateId) : order;
    }
}
