package dev.lantern.routing.engine.state;

/**
 * A person wants no automatic texts, until they say otherwise. Advocates still answer them.
 *
 * @param person keyed hash of the person's address, as their signals have it
 */
public record OptOut(String person) implements Entity {

    @Override
    public String key() {
        return key(person);
    }

    static String key(String person) {
        return Kinds.OPT_OUT + "/" + person;
    }
}
