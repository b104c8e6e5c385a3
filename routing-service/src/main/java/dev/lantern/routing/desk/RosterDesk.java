package dev.lantern.routing.desk;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.RosterEntry;
import dev.lantern.events.FeedEvent.RosterListed;
import dev.lantern.events.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The roster of a line as a whole: it lives in the engine, which is asked for it and told of changes. Thread-safe. */
public final class RosterDesk {

    /** So many rows are asked for at once: an import does not crowd out the people who wait. */
    private static final int AT_ONCE = 16;

    private final CommandDesk commands;

    RosterDesk(CommandDesk commands) {
        this.commands = commands;
    }

    /** What an import does with a row. */
    public enum RowChange {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    /**
     * @param outcome of the command that the row became; absent when there was nothing to do, or it was only tried
     */
    public record Row(
            long row,
            AdvocateProfile profile,
            RowChange change,
            @Nullable CommandOutcome outcome) {}

    /** Everybody on the roster, in the order of their ids; empty when the engine did not show it in time. */
    public Optional<List<RosterEntry>> list(String line, String actor) throws InterruptedException {
        List<RosterEntry> all = new ArrayList<>();
        String after = null;
        do {
            List<RosterListed> shown = new ArrayList<>();
            DeskCommand.ListRoster list =
                    new DeskCommand.ListRoster(UUID.randomUUID().toString(), line, actor, Instant.now(), after);
            if (!(commands.ask(list, null, shown::addAll) instanceof CommandOutcome.Done) || shown.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(shown.getFirst().entries());
            after = shown.getFirst().next();
        } while (after != null);
        return Optional.of(all);
    }

    /**
     * Enrols everybody of a file that has no mistakes; who is on the roster and not in the file stays. Each row is a command
     * of its own, and the same import id makes the same commands again.
     *
     * @return empty when the engine did not show the present roster in time; nothing was changed then
     */
    public Optional<List<Row>> enrol(
            String line, String actor, String importId, List<RosterCsv.Entry> entries, boolean onlyTry)
            throws InterruptedException {
        Optional<List<RosterEntry>> present = list(line, actor);
        if (present.isEmpty()) {
            return Optional.empty();
        }
        Map<String, AdvocateProfile> before = present.get().stream()
                .map(RosterEntry::profile)
                .collect(Collectors.toMap(AdvocateProfile::advocateId, Function.identity()));
        List<Row> planned = entries.stream()
                .map(entry -> new Row(entry.row(), entry.profile(), change(before, entry.profile()), null))
                .toList();
        return Optional.of(onlyTry ? planned : carryOut(line, actor, importId, planned));
    }

    private List<Row> carryOut(String line, String actor, String importId, List<Row> planned)
            throws InterruptedException {
        Semaphore slots = new Semaphore(AT_ONCE);
        List<Future<Row>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Row row : planned) {
                Callable<Row> enrolling = () -> {
                    slots.acquire();
                    try {
                        return enrolled(line, actor, importId, row);
                    } finally {
                        slots.release();
                    }
                };
                asked.add(threads.submit(enrolling));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Future<Row> row : asked) {
            rows.add(done(row));
        }
        return rows;
    }

    private Row enrolled(String line, String actor, String importId, Row row) throws InterruptedException {
        if (row.change() == RowChange.UNCHANGED) {
            return row;
        }
        String id = Ids.digest("roster-import", importId, row.profile().advocateId());
        CommandOutcome outcome =
                commands.ask(new DeskCommand.EnrolAdvocate(id, line, actor, Instant.now(), row.profile()), null);
        return new Row(row.row(), row.profile(), row.change(), outcome);
    }

    private static Row done(Future<Row> row) throws InterruptedException {
        try {
            return row.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a row could not be asked for", e.getCause());
        }
    }

    /** A telephone that is shown as in the roster is the one that is there. */
    private static AdvocateProfile kept(AdvocateProfile old, AdvocateProfile profile) {
        AdvocateTelephone before = old.telephone();
        AdvocateTelephone now = profile.telephone();
        boolean same = before != null && now != null && now.address() == null && now.looksLike(before);
        return same ? profile.reachedAt(before) : profile;
    }

    private static RowChange change(Map<String, AdvocateProfile> before, AdvocateProfile profile) {
        AdvocateProfile old = before.get(profile.advocateId());
        if (old == null) {
            return RowChange.ADDED;
        }
        return old.equals(kept(old, profile)) ? RowChange.UNCHANGED : RowChange.CHANGED;
    }
}
