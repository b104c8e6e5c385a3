package dev.lantern.routing.engine;

import dev.lantern.events.DeskCommand;
import java.time.Instant;

/** What advocates do in a {@link Story}. */
interface DeskSteps {

    interface Doing {
        DeskCommand of(String id, String line, String actor, Instant now);
    }

    Story does(String actor, Doing doing);
}
