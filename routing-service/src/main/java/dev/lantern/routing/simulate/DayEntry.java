package dev.lantern.routing.simulate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** One line of a day's file, see {@link DayFile}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DayEntry.Heading.class, name = "day"),
    @JsonSubTypes.Type(value = Member.class, name = "advocate"),
    @JsonSubTypes.Type(value = Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = Contact.class, name = "contact")
})
sealed interface DayEntry permits DayEntry.Heading, Member, Presence, Contact {

    /**
     * The first line.
     *
     * @param version of the format
     * @param origin in words: recorded, or generated from which seed
     */
    record Heading(int version, String line, String origin, Instant begins, Instant ends) implements DayEntry {}
}
