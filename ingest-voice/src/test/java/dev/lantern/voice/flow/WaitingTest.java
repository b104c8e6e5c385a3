package dev.lantern.voice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.CallbackDropped;
import dev.lantern.events.AssignmentEvent.CallbackRequested;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.SignalReceived;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.Twiml;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person hears while they wait, and what their keys do. */
class WaitingTest {

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(folder, Scene.LINE);
    }

    @Test
    void the_place_in_the_queue_is_said_and_rounded_up() {
        String waiting = scene.waiting();
        scene.snapshot(3, 61_000L, 3);
        String next = scene.silent(waiting);
        assertThat(Twiml.words(next)).containsExactly("You are number 3 in line.", "It will take about 2 minutes.");
        scene.snapshot(1, null, 1);
        assertThat(Twiml.words(scene.silent(next))).containsExactly("You are next in line.");
    }

    @Test
    void who_calls_when_very_many_wait_hears_what_else_to_do() {
        String waiting = scene.waiting();
        scene.snapshot(4, 4_000_000L, 5);
        String third = scene.silent(scene.silent(scene.silent(waiting)));
        assertThat(Twiml.words(third))
                .contains("Very many people are waiting. If you are in danger, hang up and call 9 1 1.")
                .contains("You can also text 1 5 5 5 0 1 0 0 7 3 3, and somebody will answer you.")
                .contains("It may take longer than an hour.");
    }

    @Test
    void any_other_key_skips_the_words() {
        String skipped = scene.press(scene.waiting(), "#");
        assertThat(Twiml.words(skipped)).isEmpty();
        assertThat(skipped).contains("<Pause length=\"20\"/>");
    }

    @Test
    void danger_can_be_said_later_and_is_one_more_signal_of_the_call() {
        String noted = scene.press(scene.waiting(), "1");
        assertThat(Twiml.words(noted)).first().asString().startsWith("We know now that you are in danger.");
        assertThat(scene.published).hasSize(2).allSatisfy(event -> assertThat(((SignalReceived) event).threadId())
                .isEqualTo(Scene.THREAD));
        assertThat(((SignalReceived) scene.published.getLast()).answers().inDangerNow())
                .isTrue();
        assertThat(((SignalReceived) scene.published.getLast()).signalId())
                .isNotEqualTo(((SignalReceived) scene.published.getFirst()).signalId());
    }

    @Test
    void nine_ends_the_call() {
        String farewell = scene.press(scene.waiting(), "9");
        assertThat(farewell).contains("<Hangup/>");
        assertThat(scene.published.getLast())
                .isInstanceOfSatisfying(ConversationEnded.class, ended -> assertThat(ended.reason())
                        .isEqualTo(ConversationEnded.Reason.LEFT));
    }

    @Test
    void who_waits_may_ask_to_be_called_back_where_the_line_calls_back() {
        assertThat(Twiml.words(scene.waiting())).noneMatch(words -> words.contains("called back"));
        scene = new Scene(folder, Scene.CALLING_BACK);
        String waiting = scene.waiting();
        assertThat(Twiml.words(waiting))
                .contains("To be called back instead of waiting, press 2. You keep your place.");
        assertThat(Twiml.redirect(scene.press(waiting, "2"))).hasPath("/twilio/voice/callback/begin");

        assertThat(scene.calls.key(TwilioForm.ofQuery("line=national&lang=en"), Scene.form("Digits", "2")))
                .as("nobody knows of the call yet")
                .doesNotContain("/callback/");
    }

    @Test
    void who_is_to_be_called_back_need_not_stay_on_the_line() {
        scene.queued();
        String waiting = scene.waiting();
        scene.view.hear(new CallbackRequested(
                Scene.CONVERSATION, "national", scene.now, scene.now.plusSeconds(600), false, scene.now));
        assertThat(Twiml.words(scene.silent(waiting)))
                .singleElement()
                .asString()
                .startsWith("We will call you.");
        scene.view.hear(new CallbackDropped(Scene.CONVERSATION, "national", "PERSON_CAME_BACK", scene.now));
        assertThat(scene.silent(waiting)).contains("<Gather");
    }
}
