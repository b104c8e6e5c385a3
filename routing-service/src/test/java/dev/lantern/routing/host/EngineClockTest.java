package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EngineClockTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Instant wall = START;
    private long nanos = 7;
    private final EngineClock clock = new EngineClock(() -> wall, () -> nanos);

    @Test
    void followsTheWallClock() {
        pass(Duration.ofSeconds(5));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void doesNotJumpWhenSomebodySetsTheClockDaysAhead() {
        wall = wall.plus(Duration.ofDays(3));
        pass(Duration.ofSeconds(20));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(21));
        assertThat(clock.behindWall()).isGreaterThan(Duration.ofDays(2));
    }

    @Test
    void neverGoesBackAndNeverStopsWhenSomebodySetsTheClockBack() {
        wall = wall.minus(Duration.ofDays(3));
        pass(Duration.ofSeconds(20));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(19));
    }

    @Test
    void comesTogetherWithTheWallClockAgain() {
        wall = wall.plusSeconds(1);
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(1));
            clock.now();
        }
        assertThat(clock.now()).isEqualTo(wall);
    }

    @Test
    void goesOnFromWhatWasDecidedOnAMachineWhoseClockIsAhead() {
        clock.notBefore(START.plus(Duration.ofDays(3)));
        pass(Duration.ofSeconds(20));
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofDays(3)).plusSeconds(19));
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }
}
