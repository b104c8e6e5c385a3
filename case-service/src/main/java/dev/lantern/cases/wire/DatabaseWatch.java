package dev.lantern.cases.wire;

import dev.lantern.cases.store.Database;
import dev.lantern.cases.store.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database every moment whether it is there, and brings its schema up to date when it first is. Health reads
 * what was found last: a database that hangs must not hang the probe too.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final CaseSettings settings;
    private final RepeatedWork asking = new RepeatedWork("database-watch", PAUSE, this::ask);

    private volatile boolean migrated;
    private volatile @Nullable Answer last;

    DatabaseWatch(Database database, CaseSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** @param failure absent when it was there */
    private record Answer(@Nullable String failure, long nanoTime) {}

    void start() {
        asking.start();
    }

    void stop() {
        asking.stop();
    }

    /** Whether there is a schema to write to; once true it stays so. */
    public boolean isMigrated() {
        return migrated;
    }

    /** Why the database counts as away; null when it does not. */
    public @Nullable String failure() {
        Answer answer = last;
        if (answer == null) {
            return "it was not reached yet";
        }
        if (answer.failure() != null) {
            return answer.failure();
        }
        Duration silence = Duration.ofNanos(System.nanoTime() - answer.nanoTime());
        return silence.compareTo(settings.databaseSilence()) > 0 ? "no answer for " + silence.toSeconds() + " s" : null;
    }

    private void ask() {
        String failure = null;
        try {
            if (migrated) {
                database.probe();
            } else {
                database.migrate();
                migrated = true;
            }
        } catch (StoreUnavailableException e) {
            failure = e.getMessage();
        }
        tell(failure);
        last = new Answer(failure, System.nanoTime());
    }

    private void tell(@Nullable String failure) {
        Answer before = last;
        boolean wasAway = before != null && before.failure() != null;
        if (failure != null && !wasAway) {
            LOG.warnf("the database is away: %s", failure);
        } else if (failure == null && wasAway) {
            LOG.info("the database is back");
        }
    }
}
