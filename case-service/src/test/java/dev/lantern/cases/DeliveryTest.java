package dev.lantern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.cases.Delivery.State;
import dev.lantern.events.DeliveryEvent;
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

    @Test
    void a_reply_in_parts_is_delivered_when_each_part_is_and_not_before() {
        assertThat(standing(told(State.ACCEPTED, 1), part(3, 2), part(1, 3), part(1, 4)))
                .isEqualTo(State.ACCEPTED);
        assertThat(Delivery.standing(List.of(told(State.ACCEPTED, 1), part(3, 2), part(1, 3), part(2, 5))))
                .hasValueSatisfying(delivery -> {
                    assertThat(delivery.state()).isEqualTo(State.DELIVERED);
                    assertThat(delivery.at()).isEqualTo(NINE.plusSeconds(5));
                    assertThat(delivery.part()).isNull();
                });
    }

    @Test
    void a_reply_of_which_one_part_failed_has_failed() {
        assertThat(standing(part(1, 2), told(State.FAILED, 3), part(3, 4))).isEqualTo(State.FAILED);
        assertThat(standing(told(State.FAILED, 3), part(1, 2), part(2, 4), part(3, 5)))
                .isEqualTo(State.FAILED);
    }

    private static Delivery part(int number, int second) {
        return new Delivery(
                "reply",
                "sms-1/1",
                State.DELIVERED,
                null,
                null,
                new DeliveryEvent.Part(number, 3),
                NINE.plusSeconds(second));
    }

    private static State standing(Delivery... told) {
        return Delivery.standing(Arrays.asList(told)).orElseThrow().state();
    }

    private static Delivery told(State state, int second) {
        return new Delivery("reply", "sms-1/1", state, null, null, null, NINE.plusSeconds(second));
    }
}
