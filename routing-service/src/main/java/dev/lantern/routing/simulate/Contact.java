package dev.lantern.routing.simulate;

import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody reached out: what a simulation needs to know and nothing that tells who it was. All times are milliseconds.
 *
 * @param id of this contact, within the day
 * @param person the same when the same person reached out again that day
 * @param language absent when it is the line's first
 * @param expertise names of the line's roster
 * @param place country or {@code country-state}
 * @param patience after this wait the person gave up; absent when they did not, or never would
 * @param waited this long they waited without giving up, until an advocate came or the record ended; absent when the day
 *     was generated. How long they would have waited is estimated from those who gave up
 * @param handled how long an advocate worked with them; absent when nobody did, and then estimated from the others
 * @param wrapUp how long the notes took afterwards
 */
record Contact(
        String id,
        String person,
        Instant at,
        Channel channel,
        @Nullable String language,
        Urgency urgency,
        List<String> expertise,
        @Nullable String place,
        @Nullable Long patience,
        @Nullable Long waited,
        @Nullable Long handled,
        @Nullable Long wrapUp)
        implements DayEntry {

    Contact {
        expertise = List.copyOf(expertise);
    }
}
