package dev.lantern.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the people whose wait ended in one minute fared. Sixty of them, used in turn, are the last hour.
 *
 * @param epochMinute which minute it was
 * @param answered whose wait ended with an advocate
 * @param answeredWaitMillis what those waited, together
 * @param abandoned who left before
 * @param measured of all these, for whom the line stated a threshold
 * @param within of those, who were answered within it
 */
public record Minute(long epochMinute, int answered, long answeredWaitMillis, int abandoned, int measured, int within)
        implements Entity {

    static final int PER_HOUR = 60;

    static Minute of(Instant at) {
        return new Minute(epochMinute(at), 0, 0, 0, 0, 0);
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

    Minute answered(long waitedMillis, @Nullable Boolean inTime) {
        return new Minute(
                epochMinute,
                answered + 1,
                answeredWaitMillis + waitedMillis,
                abandoned,
                measured + (inTime == null ? 0 : 1),
                within + (Boolean.TRUE.equals(inTime) ? 1 : 0));
    }

    Minute abandoned(boolean thresholdStated) {
        return new Minute(
                epochMinute, answered, answeredWaitMillis, abandoned + 1, measured + (thresholdStated ? 1 : 0), within);
    }
}
