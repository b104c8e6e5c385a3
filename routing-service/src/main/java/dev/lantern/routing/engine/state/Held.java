package dev.lantern.routing.engine.state;

import dev.lantern.events.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with what was said in it, and where it stands in the indexes, so that nobody has to look for it there.
 * There is one of these from the first record of a conversation until it is forgotten.
 */
final class Held {

    final String id;

    @Nullable
    Conversation conversation;

    /** Its channel, which is always the same. */
    @Nullable
    Channel channel;

    /** In order; records may come back from the store in any order. */
    final List<Said> said = new ArrayList<>(1);

    /** With whom it waits for an offer; absent while it does not. */
    @Nullable
    Demand demand;

    /** Its place there. */
    @Nullable
    Ticket ticket;

    /** When it is next looked at: no later than its first timer is due. */
    Looks.@Nullable Look look;

    /** When that is, here once more because it is asked for so often; epoch milliseconds. */
    long lookMillis;

    /** In which round of {@link Changes} it changed last, and where that is told there. */
    long changedIn;

    int changedAt;

    Held(String id) {
        this.id = id;
    }

    void become(Conversation now) {
        conversation = now;
        if (channel == null) {
            channel = now.person().channel();
        }
        if (ticket != null) {
            ticket.follow(now);
        }
    }

    Conversation existing() {
        if (conversation == null) {
            throw new IllegalStateException("no conversation " + id);
        }
        return conversation;
    }

    void put(Said message) {
        int at = said.size();
        while (at > 0 && said.get(at - 1).n() >= message.n()) {
            at--;
        }
        if (at < said.size() && said.get(at).n() == message.n()) {
            said.set(at, message);
        } else {
            said.add(at, message);
        }
    }
}
