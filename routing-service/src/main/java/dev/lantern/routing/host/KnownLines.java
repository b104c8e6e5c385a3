package dev.lantern.routing.host;

import dev.lantern.lines.Line;
import dev.lantern.lines.LineSource;
import dev.lantern.lines.Lines;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The lines as their files say now. One whose file is gone stays known as it was, so that the people who wait there are
 * still helped; it takes in nobody new. A channel may have read a new line's file a moment before it is looked for here:
 * when a line is named that is not known, it is looked for at once. Not thread-safe.
 */
final class KnownLines {

    /** One that has no file is not looked for at each of its records. */
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private static final int MOST_UNKNOWN = 1_000;

    private final LineSource files;
    private final LongSupplier nanos;
    private final Map<String, Line> latest = new HashMap<>();
    private final Map<String, Long> lookedFor = new HashMap<>();
    private Lines read;

    /** @param nanos a clock that only goes on */
    KnownLines(LineSource files, LongSupplier nanos) {
        this.files = files;
        this.nanos = nanos;
        this.read = files.current();
        keep(read.all());
    }

    boolean hasFile(String line) {
        return isIn(files.current(), line) || mayBeNew(line) && isIn(files.lookNow(), line);
    }

    Optional<Line> of(String line) {
        all();
        if (!latest.containsKey(line) && mayBeNew(line)) {
            take(files.lookNow());
        }
        return Optional.ofNullable(latest.get(line));
    }

    /** Lines that have a file. */
    Collection<Line> all() {
        return take(files.current()).all();
    }

    private boolean isIn(Lines now, String line) {
        return take(now).byId(line).isPresent();
    }

    private Lines take(Lines current) {
        if (current != read) {
            read = current;
            keep(current.all());
        }
        return read;
    }

    private boolean mayBeNew(String line) {
        long now = nanos.getAsLong();
        Long before = lookedFor.get(line);
        if (before != null && now - before < LOOK_EVERY) {
            return false;
        }
        if (lookedFor.size() >= MOST_UNKNOWN) {
            lookedFor.clear();
        }
        lookedFor.put(line, now);
        return true;
    }

    private void keep(Collection<Line> all) {
        all.forEach(line -> {
            latest.put(line.id(), line);
            lookedFor.remove(line.id());
        });
    }
}
