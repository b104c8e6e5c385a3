package dev.lantern.routing.desk;

import dev.lantern.events.QueueSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Writes one desk stream to one client until either ends, or the client's token does. */
public final class StreamWriter {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DeskView view;
    private final Duration heartbeat;
    private final InstantSource clock;
    private final DeskMeters meters;

    StreamWriter(DeskView view, Duration heartbeat, InstantSource clock, DeskMeters meters) {
        this.view = view;
        this.heartbeat = heartbeat;
        this.clock = clock;
        this.meters = meters;
    }

    /** Blocks until the stream ends. An {@link IOException} means that the client is gone. */
    public void write(DeskStream stream, Instant tokenExpires, OutputStream out)
            throws IOException, InterruptedException {
        try (stream) {
            pass(stream, tokenExpires, out);
        } finally {
            stream.ended().ifPresent(meters::streamEnded);
        }
    }

    private void pass(DeskStream stream, Instant tokenExpires, OutputStream out)
            throws IOException, InterruptedException {
        ServerSentEvents events = new ServerSentEvents(out);
        events.begin(RETRY);
        while (stream.ended().isEmpty()) {
            Duration valid = Duration.between(clock.instant(), tokenExpires);
            if (!valid.isPositive()) {
                stream.end(StreamEnd.TOKEN_EXPIRED);
                return;
            }
            Optional<StreamItem> next = stream.next(valid.compareTo(heartbeat) < 0 ? valid : heartbeat);
            if (next.isPresent()) {
                send(next.get(), events);
            } else if (stream.ended().isEmpty()) {
                events.heartbeat();
            }
        }
    }

    private void send(StreamItem item, ServerSentEvents events) throws IOException {
        switch (item) {
            case StreamItem.Feed(FeedRecord record) -> events.event(record.offset(), view.show(record.event()));
            case StreamItem.Queue(QueueSnapshot snapshot) -> events.event(new ShownEvent("queue-snapshot", snapshot));
        }
    }
}
