package dev.lantern.routing.desk;

import dev.lantern.events.FeedEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one advocate must see of one line, in order, each event once: first what was missed, then live. Read by one
 * thread; may be closed by any.
 */
public final class DeskStream implements AutoCloseable {

    private final String line;
    private final Mailbox live;
    private @Nullable CatchUp missed;
    private boolean awaitsSnapshot;
    private long last;

    /** @param after the last offset the client has seen */
    static DeskStream resumed(String line, Mailbox live, @Nullable CatchUp missed, long after) {
        return new DeskStream(line, live, missed, after, false);
    }

    /** Starts with the first snapshot that comes: it holds all that was before. */
    static DeskStream fresh(String line, Mailbox live) {
        return new DeskStream(line, live, null, -1, true);
    }

    private DeskStream(String line, Mailbox live, @Nullable CatchUp missed, long last, boolean awaitsSnapshot) {
        this.line = line;
        this.live = live;
        this.missed = missed;
        this.last = last;
        this.awaitsSnapshot = awaitsSnapshot;
    }

    /** The next item; empty when there was none for this long, or the stream has ended. */
    Optional<StreamItem> next(Duration quiet) throws InterruptedException {
        long deadline = System.nanoTime() + quiet.toNanos();
        while (ended().isEmpty()) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            Optional<StreamItem> item = read(left.isNegative() ? Duration.ZERO : left);
            if (item.isPresent() && isNews(item.get())) {
                return item;
            }
            if (item.isEmpty() && System.nanoTime() >= deadline) {
                return item;
            }
        }
        return Optional.empty();
    }

    /** How the line stands comes only after what the desk shows. */
    private Optional<StreamItem> read(Duration atMost) throws InterruptedException {
        if (missed == null) {
            return live.poll(atMost, !awaitsSnapshot);
        }
        Optional<StreamItem> record = missed.next(atMost).map(StreamItem.Feed::new);
        if (missed.done()) {
            missed.close();
            missed = null;
        }
        return record;
    }

    private boolean isNews(StreamItem item) {
        return switch (item) {
            case StreamItem.Feed(FeedRecord record) -> isNews(record);
            case StreamItem.Queue _ -> true;
        };
    }

    private boolean isNews(FeedRecord record) {
        if (record.offset() <= last
                || !record.event().line().equals(line)
                || record.event() instanceof FeedEvent.RosterListed) {
            return false;
        }
        last = record.offset();
        if (awaitsSnapshot && !(record.event() instanceof FeedEvent.DeskSnapshot)) {
            return false;
        }
        awaitsSnapshot = false;
        return true;
    }

    public Optional<StreamEnd> ended() {
        return live.ended();
    }

    /** Ends it for whoever reads it. */
    public void end(StreamEnd why) {
        live.end(why);
    }

    /** By the reading thread, when it is done with it. */
    @Override
    public void close() {
        live.end(StreamEnd.CLOSED);
        if (missed != null) {
            missed.close();
            missed = null;
        }
    }
}
