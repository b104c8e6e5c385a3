package dev.lantern.routing.engine.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How people fared in the last hour, by the minute. */
final class Hour {

    /** Fewer answers than this say nothing about the next one. */
    private static final int ENOUGH_TO_TELL = 5;

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final @Nullable Minute[] slots = new Minute[Minute.PER_HOUR];

    /** The record of the minute so far. */
    Minute minute(Instant at) {
        long epochMinute = Minute.epochMinute(at);
        Minute minute = slots[Minute.slot(epochMinute)];
        return minute != null && minute.epochMinute() == epochMinute ? minute : Minute.of(at);
    }

    void put(Minute minute) {
        slots[Minute.slot(minute.epochMinute())] = minute;
    }

    /** Answered in time / (answered + abandoned); absent when there was nobody. */
    @Nullable
    Double serviceLevel(Instant now) {
        long ended = recent(now)
                .mapToLong(minute -> minute.answered() + minute.abandoned())
                .sum();
        long inTime = recent(now).mapToLong(Minute::inTime).sum();
        return ended == 0 ? null : (double) inTime / ended;
    }

    /** What those who were answered waited, on average; absent while too few were. */
    @Nullable
    Long estimatedWaitMillis(Instant now) {
        long answered = recent(now).mapToLong(Minute::answered).sum();
        long waited = recent(now).mapToLong(Minute::answeredWaitMillis).sum();
        return answered < ENOUGH_TO_TELL ? null : waited / answered;
    }

    /** How long it takes from one answer to the next; absent while too few were answered. */
    @Nullable
    Long millisBetweenAnswers(Instant now) {
        long answered = recent(now).mapToLong(Minute::answered).sum();
        long first = recent(now)
                .filter(minute -> minute.answered() > 0)
                .mapToLong(Minute::epochMinute)
                .min()
                .orElse(0);
        long span = now.toEpochMilli() - first * MILLIS_PER_MINUTE;
        return answered < ENOUGH_TO_TELL ? null : span / answered;
    }

    Stream<Minute> all() {
        return Arrays.stream(slots).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private Stream<Minute> recent(Instant now) {
        long current = Minute.epochMinute(now);
        return all().filter(
                        minute -> minute.epochMinute() > current - Minute.PER_HOUR && minute.epochMinute() <= current);
    }
}
