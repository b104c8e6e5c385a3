package dev.lantern.routing.host;

import java.time.Duration;

/** Tells what comes after a pause from what follows something else closely. */
final class Pauses {

    private final long atLeast;
    private long last;

    /** @param atLeast how long nothing comes in a pause */
    Pauses(Duration atLeast) {
        this.atLeast = atLeast.toMillis();
    }

    /**
     * Something comes.
     *
     * @param now milliseconds since 1970
     */
    boolean endAt(long now) {
        boolean ends = now - last >= atLeast;
        last = now;
        return ends;
    }
}
