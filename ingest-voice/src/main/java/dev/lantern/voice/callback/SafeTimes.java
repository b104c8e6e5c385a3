package dev.lantern.voice.callback;

import dev.lantern.lines.Voice.CallBack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When somebody may be called back, by the clock of the line and from what is pressed on a telephone. */
final class SafeTimes {

    private SafeTimes() {}

    record Window(Instant notBefore, Instant notAfter) {}

    /** As soon as it is their turn. */
    static Window soon(CallBack callback, Instant now) {
        return new Window(now.plus(callback.soonest()), now.plus(callback.within()));
    }

    /** Today, until then; empty when that is past. */
    static Optional<Window> until(LocalTime time, CallBack callback, Instant now) {
        return window(now, at(today(callback, now), time, callback), callback, now);
    }

    /** From one time to another, which may be after midnight; today, or tomorrow when that is past. */
    static Optional<Window> between(LocalTime from, LocalTime to, CallBack callback, Instant now) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        // A night that has begun yesterday may still last.
        LocalDate today = today(callback, now);
        for (LocalDate day : new LocalDate[] {today.minusDays(1), today, today.plusDays(1)}) {
            LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
            Optional<Window> window = window(at(day, from, callback), at(last, to, callback), callback, now);
            if (window.isPresent()) {
                return window;
            }
        }
        return Optional.empty();
    }

    /** What is left of it from now on. */
    static Optional<Window> left(Instant notBefore, Instant notAfter, CallBack callback, Instant now) {
        return window(notBefore, notAfter, callback, now);
    }

    /** Four digits of a clock of twenty-four hours. */
    static @Nullable LocalTime time(@Nullable String digits) {
        if (digits == null || !digits.matches("([01][0-9]|2[0-3])[0-5][0-9]")) {
            return null;
        }
        return LocalTime.of(Integer.parseInt(digits.substring(0, 2)), Integer.parseInt(digits.substring(2)));
    }

    static boolean isToday(Instant at, CallBack callback, Instant now) {
        return at.atZone(callback.clock()).toLocalDate().equals(today(callback, now));
    }

    private static Optional<Window> window(Instant from, Instant to, CallBack callback, Instant now) {
        Instant soonest = now.plus(callback.soonest());
        Instant begins = from.isBefore(soonest) ? soonest : from;
        return begins.isBefore(to) && Duration.between(now, to).toDays() < 3
                ? Optional.of(new Window(begins, to))
                : Optional.empty();
    }

    private static LocalDate today(CallBack callback, Instant now) {
        return now.atZone(callback.clock()).toLocalDate();
    }

    private static Instant at(LocalDate day, LocalTime time, CallBack callback) {
        return ZonedDateTime.of(day, time, callback.clock()).toInstant();
    }
}
