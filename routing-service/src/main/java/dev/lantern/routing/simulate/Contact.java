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
 * @param callback absent when they did not ask to be called back
 * @param handovers in the order in which their advocates handed them on
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
        @Nullable Long wrapUp,
        @Nullable Callback callback,
        @Nullable List<Handover> handovers)
        implements DayEntry {

    /**
     * They would rather be called back. Times are milliseconds after they reached out.
     *
     * @param asked when they said so
     * @param withAdvocate to their advocate; else while they waited, and then only who still waits says so
     * @param from before which it is not safe to call
     * @param until after which it is not
     * @param unanswered so many calls they do not answer
     * @param answers whether they answer the next one; absent: nobody tried, and it is estimated from the others
     */
    record Callback(
            long asked,
            boolean withAdvocate,
            long from,
            long until,
            int unanswered,
            @Nullable Boolean answers) {}

    /**
     * Their advocate gave them to somebody else.
     *
     * @param after so long with an advocate, in milliseconds
     * @param to an advocate of the day; absent: back to the queue
     * @param warm whether the next one took over while the first was there
     */
    record Handover(long after, @Nullable String to, boolean warm) {}

    /** A day that was recorded before there were any has none. */
    Contact {
        expertise = List.copyOf(expertise);
        handovers = handovers == null ? List.of() : List.copyOf(handovers);
    }

    /** Who waits, and stays with whoever answers. */
    Contact(
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
            @Nullable Long wrapUp) {
        this(
                id, person, at, channel, language, urgency, expertise, place, patience, waited, handled, wrapUp, null,
                List.of());
    }

    @Override
    public List<Handover> handovers() {
        return handovers == null ? List.of() : handovers;
    }

    Contact and(@Nullable Callback wish, List<Handover> further) {
        return new Contact(
                id, person, at, channel, language, urgency, expertise, place, patience, waited, handled, wrapUp, wish,
                further);
    }
}
