package dev.lantern.routing.simulate;

import java.time.Instant;

/** An advocate came, went for a break, left or lost their connection: what the engine makes of it is not in here. */
record Presence(Instant at, String advocate, State state) implements DayEntry {

    enum State {
        AVAILABLE,
        AWAY,
        OFFLINE,
        /** Their desk is connected no more, until whatever is next. */
        LOST
    }
}
