package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InputLagTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InputLag lag = new InputLag(() -> NOW);

    @Test
    void nothing_is_known_to_be_read_before_the_first_record() {
        assertThat(lag.atTick()).isEqualTo(InputLag.MOST);
    }

    @Test
    void it_is_the_age_of_the_command_read_last() {
        lag.command(NOW.minusSeconds(7));
        assertThat(lag.atTick()).hasSeconds(7);
        lag.command(NOW.minusSeconds(2));
        assertThat(lag.atTick()).hasSeconds(2);
    }

    @Test
    void when_nothing_comes_for_some_ticks_all_is_read() {
        lag.command(NOW.minusSeconds(7));
        for (int i = 0; i < InputLag.QUIET_TICKS; i++) {
            assertThat(lag.atTick()).hasSeconds(7);
        }
        assertThat(lag.atTick()).isZero();
    }

    @Test
    void a_signal_is_read_only_when_no_command_is_left() {
        lag.command(NOW.minusSeconds(7));
        lag.signal();
        assertThat(lag.atTick()).isZero();
    }

    @Test
    void a_writer_whose_clock_is_wrong_cannot_stop_the_timers() {
        lag.command(NOW.minus(Duration.ofDays(3)));
        assertThat(lag.atTick()).isEqualTo(InputLag.MOST);
        lag.command(NOW.plus(Duration.ofDays(3)));
        assertThat(lag.atTick()).isZero();
    }
}
