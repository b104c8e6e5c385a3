package dev.lantern.routing.engine.state;

import java.time.Instant;

/**
 * How the people whose wait ended in one minute fared. Sixty of them, used in turn, are the last hour.
 *
 * @param epochMinute which minute it was
 * @param answered whose wait ended with an advocate
 * @param answeredWaitMillis what those waited, together
 * @param abandoned who left before
 * @param inTime of the answered, who waited no longer than the line wants
 */
public record Minute(long epochMinute, int answered, long answeredWaitMillis, int abandoned, int inTime)
        implements Entity {

    static final int PER_HOUR = 60;

    static Minute of(Instant at) {
        return new Minute(epochMinute(at), 0, 0, 0, 0);
    }

    static long epochMinute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }

    static int slot(long epochMinute) {
        return Math.floorMod(epochMinute, PER_HOUR);
    }

    @Override
    public String key() {
        return Kinds.MINUTE + "/" + slot(epochMinute);
    }

    Minute withAnswer(long waitedMillis, boolean soon) {
        return new Minute(
                epochMinute, answered + 1, answeredWaitMillis + waitedMillis, abandoned, inTime + (soon ? 1 : 0));
    }

    Minute withAbandoned() {
        return new Minute(epochMinute, answered, answeredWaitMillis, abandoned + 1, inTime);
    }
}
