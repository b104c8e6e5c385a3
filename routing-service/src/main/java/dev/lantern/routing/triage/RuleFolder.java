package dev.lantern.routing.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The rules that ship with the service, and a folder whose files stand in place of those of the same name or add a
 * language. Read again when a file in the folder changed; a change that is not valid keeps the rules as they were and is
 * logged. Thread-safe.
 */
public final class RuleFolder {

    private static final Logger LOG = Logger.getLogger(RuleFolder.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final List<String> SHIPPED = List.of("rules", "ar", "en", "es", "fr", "pt", "ru", "tl", "vi", "zh");

    private final Optional<Path> folder;
    private final long lookEveryNanos;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile CompletableFuture<TextRules> rules;
    private volatile long lookedAt;
    private Map<String, String> seen;

    private RuleFolder(Optional<Path> folder, Duration lookEvery) {
        this.folder = folder;
        this.lookEveryNanos = lookEvery.toNanos();
        this.lookedAt = System.nanoTime();
        this.seen = fingerprints();
        this.rules = folder.isPresent() ? CompletableFuture.completedFuture(read()) : readMeanwhile();
    }

    /**
     * The shipped rules, which tests hold valid, are read in the background: the service starts meanwhile.
     *
     * @param folder absent: as shipped
     * @throws InvalidRulesException when a file is not valid
     */
    public static RuleFolder open(Optional<Path> folder) {
        return new RuleFolder(folder, LOOK_EVERY);
    }

    static RuleFolder open(Optional<Path> folder, Duration lookEvery) {
        return new RuleFolder(folder, lookEvery);
    }

    private CompletableFuture<TextRules> readMeanwhile() {
        return CompletableFuture.supplyAsync(
                this::read,
                task -> Thread.ofPlatform().daemon().name("triage-rules").start(task));
    }

    /** The rules as they stand; looks for changed files at most once a second, on the caller's thread. */
    TextRules current() {
        if (folder.isPresent() && System.nanoTime() - lookedAt >= lookEveryNanos && looking.tryLock()) {
            try {
                lookAgain();
            } finally {
                lookedAt = System.nanoTime();
                looking.unlock();
            }
        }
        return rules.join();
    }

    private void lookAgain() {
        try {
            Map<String, String> found = fingerprints();
            if (found.equals(seen)) {
                return;
            }
            seen = found; // before reading: a bad change is reported once, not every second
            rules = CompletableFuture.completedFuture(read());
            LOG.infof("triage rules read again: %s", found.keySet());
        } catch (InvalidRulesException e) {
            LOG.errorf("changed triage rules are not valid, the rules stay as they were:%n%s", e.getMessage());
        }
    }

    private TextRules read() {
        List<String> problems = new ArrayList<>();
        Map<String, byte[]> files = files(problems);
        List<Rule> what = new RuleFile(RuleFile.RULES, problems).rules(files.remove(RuleFile.RULES));
        List<Wording> wordings = new ArrayList<>();
        if (problems.isEmpty()) {
            files.forEach((name, yaml) ->
                    new RuleFile(name, problems).wording(yaml, what).ifPresent(wordings::add));
        }
        refuse(problems);
        return TextRules.of(new RuleBook(what, wordings));
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidRulesException(problems);
        }
    }

    private Map<String, byte[]> files(List<String> problems) {
        Map<String, byte[]> files = new TreeMap<>();
        SHIPPED.forEach(name -> files.put(name + RuleFile.ENDING, shipped(name + RuleFile.ENDING)));
        for (String name : seen.keySet()) {
            try {
                files.put(name, Files.readAllBytes(folder.orElseThrow().resolve(name)));
            } catch (IOException e) {
                problems.add(name + ": cannot be read");
            }
        }
        return files;
    }

    private static byte[] shipped(String name) {
        try (InputStream file = RuleFolder.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each file of rules with what changes when it is written. */
    private Map<String, String> fingerprints() {
        if (folder.isEmpty()) {
            return Map.of();
        }
        try (Stream<Path> entries = Files.list(folder.get())) {
            Map<String, String> found = new TreeMap<>();
            for (Path file : entries.filter(entry -> entry.toString().endsWith(RuleFile.ENDING))
                    .toList()) {
                found.put(file.getFileName().toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
            return found;
        } catch (IOException e) {
            throw new InvalidRulesException(List.of("the folder of rules cannot be read"));
        }
    }
}
