package dev.lantern.cases.wire.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(1));

    @Test
    void it_waits_twice_as_long_after_each_failure_up_to_the_longest() {
        assertThat(backOff.remaining(0)).isZero();
        for (long millis : new long[] {200, 400, 800, 1000, 1000}) {
            backOff.failed(0);
            assertThat(backOff.remaining(0)).isEqualTo(Duration.ofMillis(millis));
        }
    }

    @Test
    void the_pause_ends_by_itself_and_with_a_success() {
        backOff.failed(0);
        assertThat(backOff.remaining(Duration.ofMillis(150).toNanos())).isEqualTo(Duration.ofMillis(50));
        assertThat(backOff.remaining(Duration.ofMillis(200).toNanos())).isZero();

        backOff.failed(0);
        backOff.succeeded();
        assertThat(backOff.remaining(0)).isZero();
        backOff.failed(0);
        assertThat(backOff.remaining(0)).isEqualTo(Duration.ofMillis(200));
    }
}
