package dev.lantern.routing.simulate;

import java.time.Instant;

/** An advocate came, went for a break, or left, of their own will: what the engine makes of it is not in here. */
record Presence(Instant at, String advocate, State state) implements DayEntry {

    enum State {
        AVAILABLE,
        AWAY,
        OFFLINE
    }
}
