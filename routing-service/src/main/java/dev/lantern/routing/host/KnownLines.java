package dev.lantern.routing.host;

import dev.lantern.lines.Line;
import dev.lantern.lines.Lines;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The lines as their files say now. One whose file is gone stays known as it was, so that the people who wait there are
 * still helped; it takes in nobody new.
 */
final class KnownLines {

    private final Supplier<Lines> files;
    private final Map<String, Line> latest = new HashMap<>();
    private Lines read;

    KnownLines(Supplier<Lines> files) {
        this.files = files;
        this.read = files.get();
        keep(read.all());
    }

    boolean hasFile(String line) {
        return all().stream().anyMatch(known -> known.id().equals(line));
    }

    Optional<Line> of(String line) {
        all();
        return Optional.ofNullable(latest.get(line));
    }

    /** Lines that have a file. */
    Collection<Line> all() {
        Lines current = files.get();
        if (current != read) {
            read = current;
            keep(current.all());
        }
        return read.all();
    }

    private void keep(Collection<Line> all) {
        all.forEach(line -> latest.put(line.id(), line));
    }
}
