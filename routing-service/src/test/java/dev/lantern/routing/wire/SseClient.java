package dev.lantern.routing.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Server-sent events as a browser would see them. */
final class SseClient implements AutoCloseable {

    /** @param id -1 for one without a place in the feed */
    record Event(long id, String kind, JsonNode data) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<String> comments = new ArrayList<>();
    private final Thread thread;

    SseClient(String url, String token, Long lastSeen) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (lastSeen != null) {
            request.header("Last-Event-ID", Long.toString(lastSeen));
        }
        response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        thread = Thread.ofVirtual().start(this::read);
    }

    HttpResponse<?> response() {
        return response;
    }

    /** The next event of a kind; others are passed over. */
    Event next(String kind) throws InterruptedException {
        while (true) {
            Event event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + kind + " came");
            }
            if (event.kind().equals(kind)) {
                return event;
            }
        }
    }

    /** The next event, whatever it is. */
    Event next() throws InterruptedException {
        Event event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing came");
        }
        return event;
    }

    List<String> comments() {
        synchronized (comments) {
            return List.copyOf(comments);
        }
    }

    boolean ended() {
        return !thread.isAlive();
    }

    private void read() {
        String[] event = {null, null};
        try {
            response.body().forEach(line -> {
                if (line.startsWith(":")) {
                    synchronized (comments) {
                        comments.add(line);
                    }
                } else if (line.startsWith("id: ")) {
                    event[0] = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event[1] = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    long id = event[0] == null ? -1 : Long.parseLong(event[0]);
                    events.add(new Event(id, event[1], json(line.substring(6))));
                    event[0] = null;
                }
            });
        } catch (UncheckedIOException e) {
            // The connection is gone; whoever waits for events is told.
        }
    }

    private static JsonNode json(String text) {
        try {
            return EventCodec.json().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
