package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateState;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whose doing changed since it was last asked, and what they did before: that follows from many events, and is told once. */
public final class Shifts {

    private SortedMap<String, @Nullable AdvocateState> before = new TreeMap<>();

    Shifts() {}

    /** By advocate; what they did before is absent for those who were not on the roster. */
    public SortedMap<String, @Nullable AdvocateState> take() {
        SortedMap<String, @Nullable AdvocateState> taken = before;
        before = new TreeMap<>();
        return taken;
    }

    public boolean none() {
        return before.isEmpty();
    }

    /** Of several changes the first says what was before. */
    void from(String advocateId, @Nullable AdvocateState state) {
        if (!before.containsKey(advocateId)) {
            before.put(advocateId, state);
        }
    }
}
