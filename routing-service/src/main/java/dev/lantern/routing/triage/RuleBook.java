package dev.lantern.routing.triage;

import java.util.List;

/**
 * What is looked for, and how it is said in each language.
 *
 * @param wordings in the order of their languages
 */
record RuleBook(List<Rule> rules, List<Wording> wordings) {

    RuleBook {
        rules = List.copyOf(rules);
        wordings = List.copyOf(wordings);
    }
}
