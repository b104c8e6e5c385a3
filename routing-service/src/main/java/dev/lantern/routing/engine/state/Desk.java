package dev.lantern.routing.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an advocate's desk is connected. One who never opened a stream has none, and nothing follows from that.
 *
 * @param open the streams that are, in the order they were heard of
 * @param lostAt when the grace after the last one closed is over; absent while one is open, and once it is over
 * @param vanishedAt when the conversations of the advocate go back to the queue; as above
 */
public record Desk(
        String advocateId,
        List<Stream> open,
        @Nullable Instant lostAt,
        @Nullable Instant vanishedAt) implements Entity {

    /** A stream that is not heard of for so long is gone: whoever held it died without a word. */
    public static final Duration SILENCE = Duration.ofSeconds(15);

    /** @param heardAt when it was last said to be open */
    public record Stream(String streamId, Instant heardAt) {

        boolean silent(Instant at) {
            return !at.isBefore(heardAt.plus(SILENCE));
        }
    }

    public Desk {
        open = List.copyOf(open);
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
        return !open.isEmpty();
    }

    /** When the desk was last heard of; absent without a stream. */
    public @Nullable Instant heardAt() {
        return open.stream().map(Stream::heardAt).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Whether this stream is open and no other that is heard of. */
    public boolean last(String streamId, Instant at) {
        boolean known = open.stream().anyMatch(one -> one.streamId().equals(streamId));
        return known && others(streamId, at).isEmpty();
    }

    boolean empty() {
        return open.isEmpty() && lostAt == null && vanishedAt == null;
    }

    Desk connected(String streamId, Instant at) {
        List<Stream> now = others(streamId, at);
        now.add(new Stream(streamId, at));
        return new Desk(advocateId, now, null, null);
    }

    /** @param lostAt as they are if this was the last stream */
    Desk disconnected(String streamId, Instant at, @Nullable Instant lostAt, @Nullable Instant vanishedAt) {
        return new Desk(advocateId, others(streamId, at), lostAt, vanishedAt);
    }

    /** Not heard of for too long. */
    Desk silent(Instant lostAt, Instant vanishedAt) {
        return new Desk(advocateId, List.of(), lostAt, vanishedAt);
    }

    Desk lost() {
        return new Desk(advocateId, open, null, vanishedAt);
    }

    Desk vanished() {
        return new Desk(advocateId, open, null, null);
    }

    private List<Stream> others(String streamId, Instant at) {
        List<Stream> others = new ArrayList<>(open);
        others.removeIf(one -> one.streamId().equals(streamId) || one.silent(at));
        return others;
    }
}
