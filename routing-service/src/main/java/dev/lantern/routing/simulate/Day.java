package dev.lantern.routing.simulate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A day of a hotline, or any other stretch of time: who was there and who reached out.
 *
 * @param origin in words: recorded, or generated from which seed
 * @param begins nothing happens before
 * @param ends nobody reaches out from here on, and the simulation stops
 * @param presences in the order of time
 * @param contacts in the order of time
 */
record Day(
        String line,
        String origin,
        Instant begins,
        Instant ends,
        List<Member> members,
        List<Presence> presences,
        List<Contact> contacts) {

    Day {
        members = List.copyOf(members);
        presences =
                presences.stream().sorted(Comparator.comparing(Presence::at)).toList();
        contacts = contacts.stream().sorted(Comparator.comparing(Contact::at)).toList();
    }
}
