package dev.lantern.routing.engine;

import dev.lantern.events.Place;
import dev.lantern.events.Requirements;
import dev.lantern.events.SignalReceived;
import dev.lantern.routing.engine.triage.Findings;
import java.util.ArrayList;
import java.util.List;

/** What whoever helps should bring, as far as the arrival and its text tell. */
final class Requirement {

    private Requirement() {}

    /** The language is the text's only where the arrival names none. */
    static Requirements of(SignalReceived signal, Findings findings) {
        Place place = signal.place();
        List<String> expertise = new ArrayList<>();
        findings.all().forEach(found -> expertise.addAll(found.expertise()));
        return new Requirements(
                signal.language() == null ? findings.language() : null,
                null,
                expertise,
                place == null ? null : place.state());
    }
}
