package dev.lantern.routing.engine.state;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of the answers to people, for a week. */
public final class Replies {

    /** How long the status of a reply is followed. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** How many statuses may wait for their reply; the oldest gives way. */
    public static final int EARLY_KEPT = 1_000;

    private final Map<String, Reply> byId = new HashMap<>();
    private final TreeSet<Reply> early =
            new TreeSet<>(Comparator.comparing(Reply::at).thenComparing(Reply::replyId));
    private final Timers timers;

    Replies(Timers timers) {
        this.timers = timers;
    }

    public @Nullable Reply byId(String replyId) {
        return byId.get(replyId);
    }

    /** The status that gives way to a further one, when as many wait as may. */
    public Optional<Reply> earlyToDrop() {
        return early.size() < EARLY_KEPT ? Optional.empty() : Optional.of(early.first());
    }

    void put(Reply reply) {
        remove(reply.replyId());
        byId.put(reply.replyId(), reply);
        timers.add(timer(reply));
        if (reply.author() == null) {
            early.add(reply);
        }
    }

    void remove(String replyId) {
        Reply reply = byId.remove(replyId);
        if (reply != null) {
            timers.remove(timer(reply));
            early.remove(reply);
        }
    }

    Iterable<Reply> all() {
        return byId.values();
    }

    private static Timer timer(Reply reply) {
        return new Timer(reply.at().plus(KEPT), Timer.Kind.REPLY_IS_FORGOTTEN, reply.replyId());
    }
}
