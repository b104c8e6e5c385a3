package dev.lantern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.cases.Delivery.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void nothing_stands_while_nothing_was_told() {
        assertThat(Delivery.standing(List.of())).isEmpty();
    }

    @Test
    void accepted_stands_until_something_terminal_is_told() {
        assertThat(standing(told(State.ACCEPTED, 1))).isEqualTo(State.ACCEPTED);
        assertThat(standing(told(State.ACCEPTED, 1), told(State.DELIVERED, 2))).isEqualTo(State.DELIVERED);
    }

    @Test
    void delivered_stays_when_accepted_arrives_or_happened_later() {
        assertThat(standing(told(State.DELIVERED, 2), told(State.ACCEPTED, 1))).isEqualTo(State.DELIVERED);
        assertThat(standing(told(State.DELIVERED, 2), told(State.ACCEPTED, 3))).isEqualTo(State.DELIVERED);
    }

    @Test
    void of_two_terminal_states_the_first_stays_in_whichever_order_they_are_read() {
        assertThat(standing(told(State.DELIVERED, 2), told(State.FAILED, 3))).isEqualTo(State.DELIVERED);
        assertThat(standing(told(State.FAILED, 3), told(State.DELIVERED, 2))).isEqualTo(State.DELIVERED);
    }

    private static State standing(Delivery... told) {
        return Delivery.standing(Arrays.asList(told)).orElseThrow().state();
    }

    private static Delivery told(State state, int second) {
        return new Delivery("reply", "sms-1/1", state, null, null, NINE.plusSeconds(second));
    }
}
