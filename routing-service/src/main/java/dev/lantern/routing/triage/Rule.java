package dev.lantern.routing.triage;

import dev.lantern.events.Urgency;
import dev.lantern.routing.engine.triage.Finding;
import java.util.List;

/**
 * What it means when people say something, in whatever language.
 *
 * @param past how urgent it is when the text tells it of the past
 * @param negatable whether a "not" before it voids it; false for what is said with a "not", such as a call for help
 */
record Rule(String id, Urgency urgency, Urgency past, String reason, List<String> expertise, boolean negatable) {

    Finding now() {
        return new Finding(id, urgency, reason, expertise);
    }

    Finding before() {
        return new Finding(id, past, reason + " It seems to tell of the past.", expertise);
    }
}
