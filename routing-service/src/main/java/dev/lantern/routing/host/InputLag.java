package dev.lantern.routing.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far a task is behind the commands written for it. An accept that lies on the topic came in time, whenever it is read:
 * so timers fire only up to the time up to which every command has been read. Without this a busy moment, or the moment
 * after a take-over, expires offers that were accepted, and sends the advocates who accepted them away.
 *
 * <p>Not thread-safe: one for each task.
 */
final class InputLag {

    /** A writer whose clock is wrong must not keep timers from firing: they are never later than this. */
    static final Duration MOST = Duration.ofSeconds(30);

    /** So many looks at the time without a record in between: all is read. */
    static final int QUIET_TICKS = 5;

    private final InstantSource wall;
    private Duration lag = MOST;
    private int quiet;

    InputLag(InstantSource wall) {
        this.wall = wall;
    }

    /** @param written when the command was written, by its writer's clock */
    void command(Instant written) {
        Duration since = Duration.between(written, wall.instant());
        lag = since.isNegative() ? Duration.ZERO : since.compareTo(MOST) > 0 ? MOST : since;
        quiet = 0;
    }

    /** Signals are read when there is no command. */
    void signal() {
        lag = Duration.ZERO;
    }

    /** To be asked at each tick. */
    Duration atTick() {
        if (quiet < QUIET_TICKS) {
            quiet++;
        } else {
            lag = Duration.ZERO;
        }
        return lag;
    }
}
