package dev.lantern.routing.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an advocate's desk is connected. One who never opened a stream has none, and nothing follows from that.
 *
 * @param streams the open ones, in the order they were opened
 * @param lostAt when the grace after the last one closed is over; absent while one is open, and once it is over
 * @param vanishedAt when the conversations of the advocate go back to the queue; as above
 */
public record Desk(
        String advocateId,
        List<String> streams,
        @Nullable Instant lostAt,
        @Nullable Instant vanishedAt) implements Entity {

    /** A desk has few streams; the oldest of more than these was closed without a word. */
    private static final int MOST_STREAMS = 16;

    public Desk {
        streams = List.copyOf(streams);
    }

    @Override
    public String key() {
        return key(advocateId);
    }

    static String key(String advocateId) {
        return Kinds.DESK + "/" + advocateId;
    }

    static Desk of(String advocateId) {
        return new Desk(advocateId, List.of(), null, null);
    }

    public boolean connected() {
        return !streams.isEmpty();
    }

    boolean empty() {
        return streams.isEmpty() && lostAt == null && vanishedAt == null;
    }

    Desk connected(String streamId) {
        List<String> open = new ArrayList<>(streams);
        open.remove(streamId);
        open.add(streamId);
        return new Desk(advocateId, open.subList(Math.max(0, open.size() - MOST_STREAMS), open.size()), null, null);
    }

    /** @param lostAt as they are if this was the last stream */
    Desk disconnected(String streamId, @Nullable Instant lostAt, @Nullable Instant vanishedAt) {
        List<String> open = new ArrayList<>(streams);
        open.remove(streamId);
        return new Desk(advocateId, open, lostAt, vanishedAt);
    }

    Desk lost() {
        return new Desk(advocateId, streams, null, vanishedAt);
    }

    Desk vanished() {
        return new Desk(advocateId, streams, null, null);
    }
}
