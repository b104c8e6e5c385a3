package dev.lantern.routing.engine.state;

import dev.lantern.events.Urgency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How urgent, and the sentences that say why.
 *
 * @param corrected whether a person set it, and not the rules
 */
public record Rank(
        Urgency urgency, List<String> reasons, @Nullable Boolean corrected) {

    /** What was stored before anybody could correct it was not corrected. */
    public Rank {
        reasons = List.copyOf(reasons);
        corrected = corrected != null && corrected;
    }

    @Override
    public Boolean corrected() {
        return corrected != null && corrected;
    }

    /** By the rules. */
    public Rank(Urgency urgency, List<String> reasons) {
        this(urgency, reasons, false);
    }

    /** @param reason as the person gave it */
    public static Rank corrected(Urgency urgency, String reason) {
        return new Rank(urgency, List.of("It was corrected: " + reason), true);
    }

    public boolean above(Rank other) {
        return urgency.compareTo(other.urgency) < 0;
    }

    /** The more urgent of both; where that is the other, with its reasons before ours. */
    public Rank raisedTo(Rank other) {
        if (!other.above(this)) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>(other.reasons);
        all.addAll(reasons);
        return new Rank(other.urgency, List.copyOf(all), corrected());
    }
}
