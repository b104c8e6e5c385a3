package dev.lantern.routing.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.events.EventCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes a desk stream as server-sent events (WHATWG HTML, 9.2). Each event is flushed. */
final class ServerSentEvents {

    private final OutputStream out;

    ServerSentEvents(OutputStream out) {
        this.out = out;
    }

    /** Sends the response headers on their way and tells the client how soon to come back. */
    void begin(Duration retry) throws IOException {
        write("retry: " + retry.toMillis() + "\n\n");
    }

    void event(long id, ShownEvent event) throws IOException {
        // The JSON has no line breaks, so one data line is enough.
        write("id: " + id + "\nevent: " + event.kind() + "\ndata: " + json(event.data()) + "\n\n");
    }

    /** One without a place: the client's last id stays what it was. */
    void event(ShownEvent event) throws IOException {
        write("event: " + event.kind() + "\ndata: " + json(event.data()) + "\n\n");
    }

    /** A comment: proxies and clients see that the connection lives. */
    void heartbeat() throws IOException {
        write(":\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String json(Object data) {
        try {
            return EventCodec.json().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a shown event is always JSON", e);
        }
    }
}
