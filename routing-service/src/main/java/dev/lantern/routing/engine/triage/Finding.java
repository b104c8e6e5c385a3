package dev.lantern.routing.engine.triage;

import dev.lantern.events.Urgency;
import java.util.List;

/**
 * One rule that applies to what a person wrote. It travels unsealed, so it holds the rule's words and none of the person's.
 *
 * @param rule id of the rule, such as {@code danger.threat-to-life}
 * @param reason the rule's own sentence
 * @param expertise what the advocate had better know, in the line's vocabulary, such as {@code MINORS}
 */
public record Finding(String rule, Urgency urgency, String reason, List<String> expertise) {

    public Finding {
        expertise = List.copyOf(expertise);
    }

    /** The sentence with the rule that says it. */
    public String explained() {
        String sentence = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return sentence + " (rule " + rule + ").";
    }
}
