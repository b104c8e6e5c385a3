package dev.lantern.cases.wire.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StallDetectorTest {

    private static final TopicPartition SIGNALS = new TopicPartition("signals", 0);

    private final StallDetector detector = new StallDetector(Duration.ofMinutes(2));

    @Test
    void a_partition_that_has_more_and_does_not_move_is_stalled_after_the_patience() {
        assertThat(detector.observe(Map.of(SIGNALS, 5L), Map.of(SIGNALS, 9L), seconds(0)))
                .isEmpty();
        assertThat(detector.observe(Map.of(SIGNALS, 5L), Map.of(SIGNALS, 9L), seconds(120)))
                .isEmpty();
        assertThat(detector.observe(Map.of(SIGNALS, 5L), Map.of(SIGNALS, 12L), seconds(121)))
                .containsExactly(SIGNALS);
    }

    @Test
    void one_that_moves_or_has_read_all_is_not() {
        detector.observe(Map.of(SIGNALS, 5L), Map.of(SIGNALS, 9L), seconds(0));
        assertThat(detector.observe(Map.of(SIGNALS, 6L), Map.of(SIGNALS, 9L), seconds(121)))
                .isEmpty();
        assertThat(detector.observe(Map.of(SIGNALS, 9L), Map.of(SIGNALS, 9L), seconds(300)))
                .isEmpty();
        assertThat(detector.observe(Map.of(SIGNALS, 9L), Map.of(SIGNALS, 9L), seconds(600)))
                .isEmpty();
    }

    @Test
    void nothing_is_held_against_a_consumer_whose_broker_does_not_answer_or_that_had_a_reason() {
        detector.observe(Map.of(SIGNALS, 5L), Map.of(SIGNALS, 9L), seconds(0));
        assertThat(detector.observe(Map.of(SIGNALS, 5L), Map.of(), seconds(300)))
                .isEmpty();

        detector.observe(Map.of(SIGNALS, 5L), Map.of(SIGNALS, 9L), seconds(301));
        detector.forget();
        assertThat(detector.observe(Map.of(SIGNALS, 5L), Map.of(SIGNALS, 9L), seconds(600)))
                .isEmpty();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
