package dev.lantern.voice.callback;

import static dev.lantern.voice.callback.CallbackScene.NEUTRAL;
import static dev.lantern.voice.callback.CallbackScene.NOW;
import static dev.lantern.voice.callback.CallbackScene.NUMBER;
import static dev.lantern.voice.callback.CallbackScene.THREAD;
import static dev.lantern.voice.callback.CallbackScene.due;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.ConversationEnded.NotReached;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a person is called, and what is told to routing when they cannot be. */
class CallPersonTest {

    @RegisterExtension
    final CallbackScene scene = new CallbackScene();

    @Test
    void their_telephone_rings_once_from_a_neutral_number_and_it_is_known_who_listens_before_a_word_is_said()
            throws Exception {
        scene.call(due(1, NUMBER, false));

        assertThat(scene.provider.creations())
                .singleElement()
                .asString()
                .contains("To=" + NUMBER)
                .contains("From=" + NEUTRAL)
                .contains("MachineDetection=Enable")
                .doesNotContain("AsyncAmd")
                .contains("Timeout=20")
                .contains("Url=https://calls.example.org/twilio/voice/called?line=national&thread=" + THREAD)
                .contains("StatusCallback=https://calls.example.org/twilio/voice/called/status?");
        assertThat(scene.published).isEmpty();
    }

    @Test
    void a_machine_is_listened_to_until_it_takes_a_message_only_when_one_may_be_left() throws Exception {
        scene.call(due(1, NUMBER, true));
        assertThat(scene.provider.creations()).singleElement().asString().contains("MachineDetection=DetectMessageEnd");
    }

    @Test
    void a_decision_that_is_read_again_does_not_ring_again() throws Exception {
        scene.call(due(1, NUMBER, false));
        scene.call(due(1, NUMBER, false));
        assertThat(scene.provider.creations()).hasSize(1);
    }

    @Test
    void somebody_who_is_on_the_telephone_with_us_is_not_rung() throws Exception {
        scene.provider.made.add(new FakeCalls.Made(NUMBER, "in-progress", NOW.minusSeconds(600)));
        scene.call(due(2, NUMBER, false));
        assertThat(scene.provider.creations()).isEmpty();
        assertThat(scene.published).isEmpty();
    }

    @Test
    void the_next_attempt_rings_again() throws Exception {
        scene.provider.made.add(new FakeCalls.Made(NUMBER, "no-answer", NOW.minusSeconds(600)));
        scene.provider.made.add(new FakeCalls.Made("+15550100143", "ringing", NOW));
        scene.call(due(2, NUMBER, false));
        assertThat(scene.provider.creations()).hasSize(1);
    }

    @Test
    void a_request_without_an_answer_is_not_repeated_when_the_call_was_made() throws Exception {
        scene.provider.takesWithoutAnAnswer();
        scene.call(due(1, NUMBER, false));
        assertThat(scene.provider.creations()).hasSize(1);
        assertThat(scene.published).isEmpty();
    }

    @Test
    void when_nobody_can_know_whether_it_rings_it_is_not_made_to_ring_again_and_the_advocate_is_told()
            throws Exception {
        scene.provider.refuses(503);
        scene.call(due(1, NUMBER, false), Duration.ofSeconds(1));
        assertThat(scene.provider.creations()).hasSize(1);
        assertThat(scene.whys()).containsExactly(NotReached.UNSURE);
    }

    @Test
    void what_the_provider_will_not_call_is_told() throws Exception {
        scene.provider.refuses(400);
        scene.call(due(1, NUMBER, false));
        assertThat(scene.whys()).containsExactly(NotReached.NOT_CALLED);
    }

    @Test
    void too_many_requests_are_waited_for() throws Exception {
        scene.provider.refuses(429);
        scene.call(due(1, NUMBER, false), Duration.ofMinutes(1));
        assertThat(scene.provider.creations()).hasSize(2);
        assertThat(scene.published).isEmpty();
    }

    @Test
    void outside_the_time_they_call_safe_nothing_rings() throws Exception {
        scene.now = NOW.plus(Duration.ofHours(1));
        scene.call(due(1, NUMBER, false));
        scene.now = NOW.minusSeconds(61);
        scene.call(due(1, NUMBER, false));
        assertThat(scene.provider.asked()).isEmpty();
        assertThat(scene.whys()).containsExactly(NotReached.OUTSIDE_SAFE_TIME, NotReached.OUTSIDE_SAFE_TIME);
    }

    @Test
    void a_number_that_does_not_open_or_is_a_lines_own_is_not_called() throws Exception {
        scene.call(due(1, null, false));
        scene.call(due(1, "+15550100733", false));
        assertThat(scene.provider.asked()).isEmpty();
        assertThat(scene.whys()).containsExactly(NotReached.BAD_NUMBER, NotReached.BAD_NUMBER);
    }
}
