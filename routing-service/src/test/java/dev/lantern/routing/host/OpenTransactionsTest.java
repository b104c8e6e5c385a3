package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.routing.host.OpenTransactions.Open;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {

    private static final long SECOND = 1_000_000_000;
    private static final Duration AGE = Duration.ofSeconds(6);

    private final OpenTransactions seen = new OpenTransactions();

    @Test
    void one_that_stays_open_grows_old() {
        seen.observe(Set.of(at(7)), 0);
        seen.observe(Set.of(at(7)), 5 * SECOND);
        assertThat(seen.olderThan(AGE, 5 * SECOND)).isEmpty();
        seen.observe(Set.of(at(7)), 7 * SECOND);
        assertThat(seen.olderThan(AGE, 7 * SECOND)).containsExactly(at(7));
    }

    @Test
    void the_next_one_of_the_same_producer_is_another() {
        seen.observe(Set.of(at(7)), 0);
        seen.observe(Set.of(at(9)), 5 * SECOND);
        assertThat(seen.olderThan(AGE, 7 * SECOND)).isEmpty();
    }

    @Test
    void one_that_ended_is_forgotten() {
        seen.observe(Set.of(at(7)), 0);
        seen.observe(Set.of(), 5 * SECOND);
        seen.observe(Set.of(at(7)), 6 * SECOND);
        assertThat(seen.olderThan(AGE, 7 * SECOND)).isEmpty();
    }

    private static Open at(long offset) {
        return new Open(new TopicPartition("assignments", 3), 11, (short) 131, 0, offset);
    }
}
