package dev.lantern.voice.callback;

import static dev.lantern.voice.callback.CallbackScene.LEG;
import static dev.lantern.voice.callback.CallbackScene.NOW;
import static dev.lantern.voice.callback.CallbackScene.THREAD;
import static dev.lantern.voice.callback.CallbackScene.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.Twiml;
import dev.lantern.voice.flow.EndCall.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever picks up hears, and what is told to routing of how it went. */
class PersonAnswersTest {

    @RegisterExtension
    final CallbackScene scene = new CallbackScene();

    @ParameterizedTest
    @CsvSource({
        "busy, , BUSY",
        "no-answer, , NO_ANSWER",
        "canceled, , NO_ANSWER",
        "failed, , NOT_IN_SERVICE",
        "completed, machine_end_beep, MACHINE",
        "completed, fax, MACHINE",
        "completed, human, NOT_CONFIRMED",
        "completed, , NOT_CONFIRMED",
    })
    void what_kept_the_call_from_reaching_them_is_told(String status, @Nullable String who, NotReached why) {
        scene.status(status + (who == null ? "" : "&AnsweredBy=" + who));
        assertThat(scene.whys()).containsExactly(why);
    }

    @Test
    void who_confirms_by_a_key_learns_who_calls_and_comes_into_the_room() {
        String hello = scene.picked("human", false);
        assertThat(Twiml.said(hello)).isEqualTo("Hello. If you asked for a call, press 1.");
        assertThat(hello).doesNotContain("National");

        String room = scene.press(hello, "1");
        assertThat(Twiml.said(room)).contains("This is National Hotline.");
        assertThat(Twiml.redirect(room))
                .hasPath("/twilio/voice/room")
                .asString()
                .contains("of=" + THREAD);
        assertThat(scene.published).singleElement().isInstanceOfSatisfying(CallbackReached.class, reached -> {
            assertThat(reached.threadId()).isEqualTo(THREAD);
            assertThat(reached.callSid()).isEqualTo(LEG);
        });
    }

    @Test
    void who_is_not_the_person_hears_no_more() {
        assertThat(scene.press(scene.picked("human", false), "5")).doesNotContain("<Say");
        String again = scene.silent(scene.picked("human", false));
        assertThat(Twiml.said(again)).isEqualTo("Hello. If you asked for a call, press 1.");
        assertThat(scene.silent(again)).doesNotContain("<Say").contains("<Hangup/>");
        assertThat(scene.published).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine_start", "machine_end_beep", "machine_end_silence", "fax", "unknown", ""})
    void a_machine_hears_nothing_unless_it_was_allowed(String who) {
        assertThat(scene.picked(who, false))
                .doesNotContain("<Say")
                .doesNotContain("<Play")
                .contains("<Hangup/>");
    }

    @Test
    void a_message_that_was_allowed_says_nothing_of_who_calls() {
        assertThat(Twiml.said(scene.picked("machine_end_beep", true)))
                .isEqualTo("Hello. Sorry that we missed you. We will try again.");
        assertThat(Twiml.said(scene.picked("human", true))).startsWith("Hello. If you asked");
    }

    @Test
    void whoever_picks_up_when_the_time_is_over_hears_nothing() {
        scene.now = NOW.plus(Duration.ofHours(1));
        assertThat(scene.picked("human", false)).doesNotContain("<Say");
    }

    @Test
    void nobody_is_told_who_calls_when_the_conversation_is_over() {
        String hello = scene.picked("human", false);
        scene.view.hear(new ConversationCompleted(THREAD + "/1", "national", "maria", "COMPLETED", NOW));
        assertThat(scene.press(hello, "1")).doesNotContain("<Say");
    }

    @Test
    void the_end_of_the_call_is_told_once_in_the_thread_of_the_conversation() {
        assertThat(scene.status("completed")).isEqualTo(Outcome.ACCEPTED);
        assertThat(scene.status("completed")).isEqualTo(Outcome.ACCEPTED);
        assertThat(scene.status("ringing")).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(scene.answers.status(TwilioForm.ofQuery("line=national"), form("CallStatus=busy")))
                .isEqualTo(Outcome.INCOMPLETE);
        assertThat(scene.published)
                .extracting(event -> ((ConversationEnded) event).signalId())
                .hasSize(2)
                .containsOnly(((ConversationEnded) scene.published.getFirst()).signalId());
        assertThat(scene.whys()).containsOnly(NotReached.NOT_CONFIRMED);
    }
}
