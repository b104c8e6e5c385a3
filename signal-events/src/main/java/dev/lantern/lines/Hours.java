package dev.lantern.lines;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a line is open, by its own clock: a span that begins in an hour that a change of the clocks skips begins right after
 * it, and an hour that is repeated is open both times.
 *
 * @param weekly by day; a day that is absent is closed
 * @param holidays closed all day
 * @param outside what becomes of those who come while it is closed
 */
public record Hours(ZoneId zone, Map<DayOfWeek, List<Span>> weekly, List<LocalDate> holidays, Outside outside) {

    private static final int DAYS_TO_LOOK = 400;

    /** Danger rings supervisors at once, whatever this says. */
    public enum Outside {
        /** They wait until it opens, and are told when. */
        WAIT,
        /** Whoever is signed in is asked, as if it were open. */
        OFFER
    }

    /**
     * Part of a day.
     *
     * @param from minute of the day, 0 to 1439
     * @param until minute of the day, exclusive; 1440 is midnight
     */
    public record Span(int from, int until) {
        boolean holds(int minute) {
            return from <= minute && minute < until;
        }
    }

    public Hours {
        weekly = Map.copyOf(weekly);
        holidays = List.copyOf(holidays);
    }

    public boolean openAt(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        return spans(local.toLocalDate()).stream().anyMatch(span -> span.holds(minute));
    }

    /** The first moment from {@code at} on when it is open; empty when there is none within a year. */
    public Optional<Instant> opensFrom(Instant at) {
        if (openAt(at)) {
            return Optional.of(at);
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        for (int i = 0; i < DAYS_TO_LOOK; i++, day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Instant opens = startOf(day, span);
                if (opens.isAfter(at)) {
                    return Optional.of(opens);
                }
            }
        }
        return Optional.empty();
    }

    private Instant startOf(LocalDate day, Span span) {
        LocalDateTime local = day.atStartOfDay().plusMinutes(span.from());
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    private List<Span> spans(LocalDate day) {
        return holidays.contains(day) ? List.of() : weekly.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
