package dev.lantern.sms.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final QuickTime time = new QuickTime(Instant.EPOCH);
    private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(5), time);

    @Test
    void opens_after_some_failures_in_a_row_and_not_before() {
        fail(2);
        breaker.note(true);
        fail(2);
        assertThat(breaker.lets()).isTrue();
        fail(1);
        assertThat(breaker.lets()).isFalse();
        assertThat(breaker.open()).isTrue();
    }

    @Test
    void lets_one_request_try_after_the_rest_and_its_answer_closes_it() throws Exception {
        fail(3);
        time.pause(Duration.ofSeconds(5));
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).as("the second waits for the first").isFalse();
        breaker.note(true);
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void rests_again_when_the_try_fails_or_is_never_heard_of() throws Exception {
        fail(3);
        time.pause(Duration.ofSeconds(5));
        assertThat(breaker.lets()).isTrue();
        breaker.note(false);
        assertThat(breaker.lets()).isFalse();
        time.pause(Duration.ofSeconds(5));
        assertThat(breaker.lets()).isTrue();
        time.pause(Duration.ofSeconds(5));
        assertThat(breaker.lets()).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.note(false);
        }
    }
}
