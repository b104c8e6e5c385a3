package dev.lantern.routing.engine;

import dev.lantern.events.Place;
import dev.lantern.events.Requirements;
import dev.lantern.events.SignalReceived;
import java.util.List;

/** What whoever helps should bring, as far as the arrival alone tells. */
final class Requirement {

    private Requirement() {}

    static Requirements of(SignalReceived signal) {
        Place place = signal.place();
        return place == null || place.state() == null
                ? Requirements.NONE
                : new Requirements(null, null, List.of(), place.state());
    }
}
