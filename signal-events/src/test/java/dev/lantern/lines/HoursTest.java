package dev.lantern.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.lines.Hours.Outside;
import dev.lantern.lines.Hours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In New York clocks go forward on 8 March 2026 at 2:00, and back on 1 November 2026 at 2:00. */
class HoursTest {

    private static final Hours HOURS = new Hours(
            ZoneId.of("America/New_York"),
            Map.of(
                    DayOfWeek.MONDAY, List.of(new Span(9 * 60, 17 * 60)),
                    DayOfWeek.SUNDAY, List.of(new Span(2 * 60 + 30, 4 * 60))),
            List.of(LocalDate.parse("2026-05-25")),
            Outside.WAIT);

    @Test
    void nine_is_nine_by_the_clock_of_the_zone_in_winter_and_in_summer() {
        assertThat(HOURS.openAt(at("2026-03-02T14:00:00Z"))).isTrue();
        assertThat(HOURS.openAt(at("2026-03-02T13:59:59Z"))).isFalse();
        assertThat(HOURS.openAt(at("2026-03-09T13:00:00Z"))).isTrue();
        assertThat(HOURS.openAt(at("2026-03-09T21:00:00Z"))).isFalse();
    }

    @Test
    void it_opens_after_an_hour_that_is_skipped() {
        assertThat(HOURS.opensFrom(at("2026-03-08T06:00:00Z"))).contains(at("2026-03-08T07:00:00Z"));
        assertThat(HOURS.openAt(at("2026-03-08T07:00:00Z"))).isTrue();
    }

    @Test
    void an_hour_that_is_repeated_does_not_close_it_early() {
        assertThat(HOURS.openAt(at("2026-11-01T07:30:00Z"))).isTrue();
        assertThat(HOURS.openAt(at("2026-11-01T08:59:00Z"))).isTrue();
        assertThat(HOURS.openAt(at("2026-11-01T09:00:00Z"))).isFalse();
    }

    @Test
    void a_holiday_is_closed_and_the_next_day_that_opens_is_told() {
        assertThat(HOURS.openAt(at("2026-05-25T15:00:00Z"))).isFalse();
        assertThat(HOURS.opensFrom(at("2026-05-25T15:00:00Z"))).contains(at("2026-05-31T06:30:00Z"));
        assertThat(HOURS.opensFrom(at("2026-03-02T15:00:00Z"))).contains(at("2026-03-02T15:00:00Z"));
    }

    @Test
    void a_line_that_never_opens_is_never_said_to() {
        Hours never = new Hours(ZoneId.of("UTC"), Map.of(), List.of(), Outside.WAIT);
        assertThat(never.opensFrom(at("2026-03-02T15:00:00Z"))).isEmpty();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
