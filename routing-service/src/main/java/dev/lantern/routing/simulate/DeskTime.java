package dev.lantern.routing.simulate;

import dev.lantern.events.AdvocateState;
import java.time.Duration;
import java.time.Instant;

/** Where one advocate's time goes. */
final class DeskTime {

    private Instant since;
    private AdvocateState state = AdvocateState.OFFLINE;
    private int open;
    private long ready;
    private long busy;
    private int assigned;
    private int severe;
    private int run;
    private int longestRun;

    DeskTime(Instant begins) {
        since = begins;
    }

    void present(AdvocateState now, Instant at) {
        passUntil(at);
        state = now;
    }

    /** A conversation was assigned. */
    void begin(boolean isSevere, Instant at) {
        passUntil(at);
        open++;
        assigned++;
        severe += isSevere ? 1 : 0;
        run = isSevere ? run + 1 : 0;
        longestRun = Math.max(longestRun, run);
    }

    void beginWrapUp(Instant at) {
        passUntil(at);
        open++;
    }

    /** A conversation, or its wrap-up, is over. */
    void end(Instant at) {
        passUntil(at);
        open--;
    }

    Outcome.Work close(String advocate, Instant ends) {
        passUntil(ends);
        return new Outcome.Work(advocate, ready, busy, assigned, severe, longestRun);
    }

    private void passUntil(Instant at) {
        long passed = Math.max(0, Duration.between(since, at).toMillis());
        boolean there = state != AdvocateState.OFFLINE && state != AdvocateState.AWAY;
        busy += open > 0 ? passed : 0;
        ready += open > 0 || there ? passed : 0;
        since = at;
    }
}
