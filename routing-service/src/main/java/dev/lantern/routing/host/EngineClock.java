package dev.lantern.routing.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Engine time: it follows the wall clock, never goes back and never jumps. When somebody sets the clock of the machine, no
 * offer expires and no conversation closes; engine time then runs a little faster or slower until both agree again.
 *
 * <p>Not thread-safe: one for each task.
 */
final class EngineClock {

    /** A difference is made up for by a twentieth of the time that passes. */
    private static final int SLEW = 20;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant time;
    private long readAt;

    /** @param nanos of a monotonic clock, such as {@link System#nanoTime} */
    EngineClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.time = wall.instant();
        this.readAt = nanos.getAsLong();
    }

    static EngineClock system() {
        return new EngineClock(InstantSource.system(), System::nanoTime);
    }

    /** What was decided before, perhaps on a machine whose clock is ahead of ours, was not decided in the future. */
    void notBefore(Instant decided) {
        if (decided.isAfter(time)) {
            time = decided;
        }
    }

    Instant now() {
        long read = nanos.getAsLong();
        long passed = Math.max(0, read - readAt);
        readAt = read;
        Instant unslewed = time.plusNanos(passed);
        long slew = Math.clamp(
                Duration.between(unslewed, wall.instant()).toMillis() * 1_000_000, -passed / SLEW, passed / SLEW);
        time = unslewed.plusNanos(slew);
        return time;
    }

    Instant wall() {
        return wall.instant();
    }

    /** How far the wall clock is ahead of engine time; more than a moment means that a clock was set. */
    Duration behindWall() {
        return Duration.between(time, wall.instant());
    }
}
