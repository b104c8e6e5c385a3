package dev.lantern.voice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.SignalReceived;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.Twiml;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person on the way into the room, out of it, and in one from another call. */
class WithAdvocateTest {

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(folder, Scene.LINE);
    }

    @Test
    void once_an_advocate_has_it_the_next_round_goes_into_the_room() {
        String waiting = scene.waiting();
        scene.assigned("maria");
        String room = scene.silent(waiting);
        assertThat(room).contains(">" + Scene.THREAD + "</Conference>").contains("beep=\"false\"");
        assertThat(scene.follow(Twiml.address(room, "waitUrl=\"([^\"]*)\""), Scene.form()))
                .contains("<Redirect");
    }

    @Test
    void who_was_just_given_back_waits_though_the_topics_were_not_read_yet() {
        scene.waiting();
        scene.assigned("maria");
        TwilioForm back = TwilioForm.ofQuery("line=national&lang=en&kept=1&without=maria");
        assertThat(scene.calls.waiting(back, Scene.form())).contains("<Gather").doesNotContain("without");
        assertThat(scene.calls.waiting(TwilioForm.ofQuery("line=national&lang=en&kept=1&without=lee"), Scene.form()))
                .contains("</Conference>");
    }

    @Test
    void who_is_given_back_waits_on_and_who_was_helped_hears_good_bye() {
        String waiting = scene.waiting();
        scene.assigned("maria");
        String room = scene.silent(waiting);
        scene.view.hear(new ConversationTransferred(
                Scene.CONVERSATION, "national", "maria", null, "system", "RING_NO_ANSWER", scene.now));
        assertThat(scene.dialled(room, "completed")).contains("/twilio/voice/wait");
        scene.view.hear(new ConversationCompleted(Scene.CONVERSATION, "national", "maria", "COMPLETED", scene.now));
        assertThat(scene.dialled(room, "completed")).contains("<Hangup/>");
    }

    @Test
    void on_a_call_that_we_made_everything_is_of_the_conversation_about_which_we_called() {
        String thread = "voice-" + "f".repeat(32);
        TwilioForm query = TwilioForm.ofQuery("line=national&lang=en&kept=1&since=1&of=" + thread);
        assertThat(scene.calls.room(query, Scene.form()))
                .contains("<Conference")
                .contains(">" + thread + "<")
                .doesNotContain(Scene.THREAD);
        scene.calls.key(query, Scene.form("Digits", "1"));
        scene.calls.key(query, Scene.form("Digits", "9"));
        assertThat(scene.published).hasSize(2).allSatisfy(event -> assertThat(event.key())
                .isEqualTo(thread));
        assertThat(((SignalReceived) scene.published.getFirst()).sender().address())
                .as("the numbers of such a call are turned round")
                .isNull();
    }
}
