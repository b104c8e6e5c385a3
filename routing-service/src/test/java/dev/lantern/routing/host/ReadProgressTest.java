package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadProgressTest {

    private static final TopicPartition ONE = new TopicPartition("signals", 0);

    private final ReadProgress progress = new ReadProgress();

    @Test
    void isNotStuckWhenEverythingIsDecided() {
        observe(5, 5, 0);
        observe(5, 5, 100);
        assertThat(longestAt(100)).isEqualTo(Duration.ZERO);
    }

    @Test
    void isNotStuckWhileItWorksOffABacklog() {
        observe(5, 1000, 0);
        observe(6, 1000, 60);
        assertThat(longestAt(70)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void isStuckWhenRecordsWaitAndNoneIsTaken() {
        observe(5, 6, 0);
        observe(5, 7, 60);
        observe(5, 900, 120);
        assertThat(longestAt(120)).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void isStuckWhenNothingWasEverTaken() {
        progress.observe(Map.of(), Map.of(ONE, 3L), 0);
        progress.observe(Map.of(), Map.of(ONE, 3L), Duration.ofSeconds(90).toNanos());
        assertThat(longestAt(90)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void saysNothingOfPartitionsThatAreSomebodyElsesNow() {
        observe(5, 6, 0);
        progress.observe(Map.of(), Map.of(), Duration.ofSeconds(60).toNanos());
        assertThat(longestAt(60)).isEqualTo(Duration.ZERO);
    }

    @Test
    void beginsAnewAfterTheBrokerWasAway() {
        observe(5, 6, 0);
        progress.forget();
        observe(5, 6, 60);
        assertThat(longestAt(61)).isEqualTo(Duration.ofSeconds(1));
    }

    private void observe(long committed, long end, int seconds) {
        progress.observe(
                Map.of(ONE, committed),
                Map.of(ONE, end),
                Duration.ofSeconds(seconds).toNanos());
    }

    private Duration longestAt(int seconds) {
        return progress.longest(Duration.ofSeconds(seconds).toNanos());
    }
}
