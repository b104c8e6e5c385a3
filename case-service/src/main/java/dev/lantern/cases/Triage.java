package dev.lantern.cases;

import dev.lantern.events.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How urgent a conversation is and why, as of one of its events. */
public record Triage(@Nullable Urgency urgency, List<String> reasons, Position asOf) {

    static final Triage UNKNOWN = new Triage(null, List.of(), Position.START);

    public Triage {
        reasons = List.copyOf(reasons);
    }

    Triage orLater(Triage other) {
        return other.asOf.compareTo(asOf) >= 0 ? other : this;
    }
}
