package dev.lantern.testbed.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Server-sent events of one desk, read on a thread of its own and kept in their order. */
public final class DeskStream implements AutoCloseable {

    /** @param kind such as {@code offer-made} */
    public record Event(@Nullable String id, String kind, JsonNode data) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<Event> events = new ArrayList<>();
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private final Stream<String> lines;
    private boolean ended;

    private DeskStream(Stream<String> lines) {
        this.lines = lines;
    }

    static DeskStream open(Http http, String path, @Nullable String lastEventId) {
        HttpRequest.Builder request = http.request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response = http.send(request.GET().build(), HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the desk stream answered " + response.statusCode());
        }
        DeskStream stream = new DeskStream(response.body());
        Thread.ofVirtual().name("desk-stream").start(stream::read);
        return stream;
    }

    /** Calls the listener with all events so far, then with each new one. */
    public void listen(Consumer<Event> listener) {
        lock.lock();
        try {
            events.forEach(listener);
            listeners.add(listener);
        } finally {
            lock.unlock();
        }
    }

    public List<Event> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the server or the network ended it. */
    public boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first event that fits, seen already or still to come. Throws {@link AssertionError} if none. */
    public Event await(String kind, Predicate<JsonNode> fits, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                for (Event event : events) {
                    if (event.kind().equals(kind) && fits.test(event.data())) {
                        return event;
                    }
                }
                if (left <= 0 || ended) {
                    throw new AssertionError("no fitting " + kind + " came within " + atMost + ", the stream "
                            + (ended ? "ended" : "is open") + " after "
                            + events.stream().map(Event::kind).toList());
                }
                left = arrived.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        String id = null;
        String kind = "message";
        StringBuilder data = new StringBuilder();
        try {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        add(new Event(id, kind, Http.parse(data.toString())));
                    }
                    kind = "message";
                    data.setLength(0);
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    kind = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                }
            }
        } catch (UncheckedIOException e) {
            // The connection is gone; whoever waits is told below.
        } finally {
            end();
        }
    }

    private void add(Event event) {
        lock.lock();
        try {
            events.add(event);
            listeners.forEach(listener -> listener.accept(event));
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
