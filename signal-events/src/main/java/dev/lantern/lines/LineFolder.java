package dev.lantern.lines;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The folder of line files, read again when a file in it changed. A change that is not valid keeps the lines as they
 * were and is logged. Thread-safe.
 */
public final class LineFolder implements LineSource {

    private static final System.Logger LOG = System.getLogger(LineFolder.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path folder;
    private final long lookEveryNanos;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Lines lines;
    private volatile List<String> problems = List.of();
    private volatile long lookedAt;
    private Map<Path, String> seen;

    private LineFolder(Path folder, Duration lookEvery) {
        this.folder = folder;
        this.lookEveryNanos = lookEvery.toNanos();
        this.lookedAt = System.nanoTime();
        this.seen = fingerprints(folder);
        this.lines = read(seen);
    }

    /** @throws InvalidLinesException when a file is not valid, or there is none */
    public static LineFolder open(Path folder) {
        return new LineFolder(folder, LOOK_EVERY);
    }

    static LineFolder open(Path folder, Duration lookEvery) {
        return new LineFolder(folder, lookEvery);
    }

    @Override
    public Lines lookNow() {
        looking.lock();
        try {
            lookAgain();
        } finally {
            lookedAt = System.nanoTime();
            looking.unlock();
        }
        return lines;
    }

    /** The lines as they stand; looks for changed files at most once a second, on the caller's thread. */
    @Override
    public Lines current() {
        if (System.nanoTime() - lookedAt >= lookEveryNanos && looking.tryLock()) {
            try {
                lookAgain();
            } finally {
                lookedAt = System.nanoTime();
                looking.unlock();
            }
        }
        return lines;
    }

    /** What is wrong with the files as they are now, while {@link #current()} is what they said before; mostly nothing. */
    public List<String> problems() {
        return problems;
    }

    private void lookAgain() {
        try {
            Map<Path, String> found = fingerprints(folder);
            if (found.equals(seen)) {
                return;
            }
            seen = found; // before reading: a bad change is reported once, not every second
            lines = read(found);
            LOG.log(
                    Level.INFO,
                    "line files read again: {0}",
                    lines.all().stream().map(Line::id).toList());
            problems = List.of();
        } catch (InvalidLinesException e) {
            problems = e.problems();
            LOG.log(Level.ERROR, "changed line files are not valid, the lines stay as they were:\n{0}", e.getMessage());
        }
    }

    private Lines read(Map<Path, String> files) {
        if (files.isEmpty()) {
            throw new InvalidLinesException(List.of(folder + " holds no line file (<line>" + LineFile.ENDING + ")"));
        }
        List<String> problems = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        Map<String, String> numbers = new HashMap<>();
        Map<String, String> senders = new HashMap<>();
        Map<String, String> dialled = new HashMap<>();
        files.keySet().stream().sorted().forEach(file -> {
            Optional<Line> line = LineFile.read(file, problems);
            line.ifPresent(lines::add);
            line.ifPresent(read -> read.sms().numbers().forEach(number -> {
                String other = numbers.putIfAbsent(number, read.id());
                if (other != null) {
                    problems.add(file.getFileName() + ": sms.numbers holds " + number + ", which is the number of "
                            + other + " already");
                }
            }));
            line.ifPresent(read -> read.voice().numbers().forEach(number -> {
                String other = dialled.putIfAbsent(number, read.id());
                if (other != null) {
                    problems.add(file.getFileName() + ": voice.numbers holds " + number + ", which is the number of "
                            + other + " already");
                }
            }));
            line.ifPresent(read -> read.sms().rcs().forEach(sender -> {
                String other = senders.putIfAbsent(sender, read.id());
                if (other != null) {
                    problems.add(file.getFileName() + ": sms.rcs holds " + sender + ", which is a sender of " + other
                            + " already");
                }
            }));
        });
        if (!problems.isEmpty()) {
            throw new InvalidLinesException(problems);
        }
        return new Lines(lines);
    }

    /** Each line file with what changes when it is written; empty when the folder cannot be read. */
    private static Map<Path, String> fingerprints(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            Map<Path, String> found = new HashMap<>();
            for (Path file : entries.filter(entry -> entry.toString().endsWith(LineFile.ENDING))
                    .toList()) {
                found.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
            return found;
        } catch (IOException e) {
            return Map.of();
        }
    }
}
