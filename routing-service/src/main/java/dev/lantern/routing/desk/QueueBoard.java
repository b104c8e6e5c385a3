package dev.lantern.routing.desk;

import dev.lantern.events.QueueSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** How each line stood last, and who watches it. Thread-safe. */
public final class QueueBoard {

    private final Map<String, QueueSnapshot> latest = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<QueueSnapshot>>> watchers = new ConcurrentHashMap<>();

    /** A watcher that is given nothing any more once it is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Absent until this instance has seen one. */
    public Optional<QueueSnapshot> of(String line) {
        return Optional.ofNullable(latest.get(line));
    }

    void publish(QueueSnapshot snapshot) {
        latest.put(snapshot.line(), snapshot);
        watchers.getOrDefault(snapshot.line(), List.of()).forEach(watcher -> watcher.accept(snapshot));
    }

    /** @param watcher must not block */
    Watch watch(String line, Consumer<QueueSnapshot> watcher) {
        watchers.computeIfAbsent(line, id -> new CopyOnWriteArrayList<>()).add(watcher);
        of(line).ifPresent(watcher);
        return () -> watchers.getOrDefault(line, List.of()).remove(watcher);
    }
}
