package dev.lantern.routing.engine.state;

import dev.lantern.events.RelaxationStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom somebody is sought.
 *
 * @param place whose services they should rather know
 * @param severe whether whoever had too many of these in a row is asked last
 * @param barred who must not be asked
 * @param passed who is not asked while anybody else is left
 */
public record Asked(Need need, @Nullable String place, boolean severe, List<String> barred, List<String> passed) {

    /** The same, for whomever nobody bars and who has passed nothing. */
    static Asked plain(Need need) {
        return new Asked(need, null, false, List.of(), List.of());
    }

    Asked regardlessOfPasses() {
        return passed.isEmpty() ? this : new Asked(need, place, severe, barred, List.of());
    }

    boolean mayBe(String advocateId) {
        return (barred.isEmpty() || !barred.contains(advocateId)) && (passed.isEmpty() || !passed.contains(advocateId));
    }

    boolean allows(RelaxationStep step) {
        return need.allows(step);
    }
}
