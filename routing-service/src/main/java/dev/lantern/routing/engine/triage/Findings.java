package dev.lantern.routing.engine.triage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text rules found in one signal. The text itself is opened and left behind before the engine decides, so that a
 * decision needs no key and holds nothing of what the person wrote.
 *
 * @param all the most urgent first
 * @param language the language that the text seems to be in, as a BCP 47 tag; absent when nobody can tell
 */
public record Findings(
        Reading reading, List<Finding> all, @Nullable String language) {

    /** There was no text, or nobody looked. */
    public static final Findings NONE = new Findings(Reading.NOTHING_WRITTEN, List.of(), null);

    /** How far the text could be taken into account. */
    public enum Reading {
        NOTHING_WRITTEN,
        READ,
        /** Only the beginning was read, as the text is very long. */
        BEGINNING_READ,
        /** The keys of this service do not open it. */
        UNOPENABLE,
        /** The rules failed on it. */
        FAILED
    }

    public Findings {
        all = List.copyOf(all);
    }

    public static Findings without(Reading reading) {
        return new Findings(reading, List.of(), null);
    }
}
