package dev.lantern.voice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.ConversationAbandoned;
import dev.lantern.events.AssignmentEvent.SearchRelaxed;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.SignalReceived;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.Twiml;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits on a dead line: when the backup numbers are dialled, and when not. */
class BackupNumbersTest {

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(folder, Scene.LINE);
    }

    @Test
    void on_the_spool_the_call_goes_to_the_backup_numbers_one_after_the_other_and_then_waits() {
        scene.outcome = new Publication.OnSpool();
        String first = scene.waiting();
        assertThat(scene.published).hasSize(1);
        assertThat(Twiml.words(first)).containsExactly("We are connecting you with somebody who can help.");
        assertThat(first)
                .contains(">+15550100190</Number>")
                .contains("timeout=\"20\"")
                .contains("callerId=\"+15550100733\"");
        String second = scene.dialled(first, "no-answer");
        assertThat(second).contains(">+15550100191</Number>");
        String busy = scene.dialled(second, "busy");
        assertThat(Twiml.words(busy)).containsExactly("Nobody has answered yet. Please stay on the line.");
        assertThat(scene.silent(busy)).as("not again at once").contains("<Gather");
        scene.now = scene.now.plusSeconds(120);
        assertThat(scene.silent(busy)).contains(">+15550100190</Number>");
    }

    @Test
    void a_backup_that_was_reached_ends_it_once_for_routing() {
        scene.outcome = new Publication.OnSpool();
        String first = scene.waiting();
        TwilioForm query = scene.query(first, "<Number[^>]*statusCallback=\"([^\"]*)\"");
        TwilioForm answered =
                Scene.form("CallSid=CA" + "f".repeat(32) + "&ParentCallSid=" + Scene.CALL + "&CallStatus=in-progress");
        assertThat(scene.ends.answeredByBackup(query, answered)).isEqualTo(EndCall.Outcome.ACCEPTED);
        assertThat(scene.dialled(first, "completed")).contains("<Hangup/>");
        scene.ends.status(TwilioForm.ofQuery(null), Scene.form("CallStatus", "completed"));
        List<ConversationEnded> ends = scene.published.stream()
                .filter(ConversationEnded.class::isInstance)
                .map(ConversationEnded.class::cast)
                .toList();
        assertThat(ends.getFirst().reason()).isEqualTo(ConversationEnded.Reason.ANSWERED_BY_BACKUP);
        assertThat(ends)
                .extracting(ConversationEnded::signalId)
                .containsOnly(ends.getFirst().signalId());
        assertThat(ends).extracting(ConversationEnded::threadId).containsOnly(Scene.THREAD);
    }

    @Test
    void what_is_nowhere_durable_is_tried_again_at_each_round() {
        scene.outcome = new Publication.Refused(Publication.Reason.NOWHERE_DURABLE);
        String first = scene.waiting();
        assertThat(first).contains(">+15550100190</Number>");
        assertThat(scene.alarms).contains("not-kept");
        String busy = scene.dialled(scene.dialled(first, "failed"), "failed");
        scene.outcome = new Publication.OnBroker();
        assertThat(scene.silent(busy)).contains("<Gather");
        assertThat(scene.published).singleElement().isInstanceOf(SignalReceived.class);
    }

    @Test
    void when_routing_does_not_hear_of_the_call_the_backups_are_dialled_after_the_lines_limit() {
        String waiting = scene.waiting();
        scene.now = scene.now.plusSeconds(19);
        String still = scene.silent(waiting);
        assertThat(still).contains("<Gather");
        scene.now = scene.now.plusSeconds(1);
        assertThat(scene.silent(still)).contains(">+15550100190</Number>");
    }

    @Test
    void when_routing_falls_silent_the_backups_are_dialled_after_the_lines_limit() {
        String waiting = scene.waiting();
        scene.queued();
        scene.snapshot(1, null, 1);
        scene.now = scene.now.plusSeconds(3600);
        scene.snapshot(1, null, 1);
        String next = scene.silent(waiting);
        assertThat(next).as("routing is there, however long it takes").contains("<Gather");
        scene.now = scene.now.plusSeconds(21);
        assertThat(scene.silent(next)).contains(">+15550100190</Number>");
    }

    @Test
    void a_call_that_overflows_goes_to_the_backups_now_and_then_and_keeps_its_place() {
        String waiting = scene.waiting();
        scene.queued();
        scene.snapshot(1, null, 1);
        scene.view.hear(
                new SearchRelaxed(Scene.CONVERSATION, "national", RelaxationStep.OVERFLOW, null, "", "p", scene.now));
        String first = scene.silent(waiting);
        assertThat(first).contains(">+15550100190</Number>");
        assertThat(scene.alarms).contains("overflow");
        String busy = scene.dialled(scene.dialled(first, "no-answer"), "busy");
        scene.snapshot(1, null, 1);
        scene.view.hear(
                new SearchRelaxed(Scene.CONVERSATION, "national", RelaxationStep.OVERFLOW, null, "", "p", scene.now));
        assertThat(scene.silent(busy)).as("not again at once").contains("<Gather");
        scene.now = scene.now.plusSeconds(120);
        assertThat(scene.silent(busy)).contains(">+15550100190</Number>");
        assertThat(scene.published).as("nothing has ended").singleElement().isInstanceOf(SignalReceived.class);
    }

    @Test
    void an_advocate_who_takes_it_while_a_backup_rings_comes_first() {
        scene.outcome = new Publication.OnSpool();
        String first = scene.waiting();
        scene.assigned("maria");
        assertThat(scene.dialled(first, "no-answer")).contains("</Conference>");
    }

    @Test
    void who_is_thought_gone_and_is_not_is_still_helped() {
        String waiting = scene.waiting();
        scene.view.hear(new ConversationAbandoned(Scene.CONVERSATION, "national", 1000, scene.now));
        scene.now = scene.now.plusSeconds(30);
        assertThat(scene.silent(waiting)).contains(">+15550100190</Number>");
    }

    @Test
    void without_backup_numbers_the_person_waits() {
        scene = new Scene(folder, Scene.LINE.replaceAll("  backup: .*\n", ""));
        scene.outcome = new Publication.OnSpool();
        assertThat(scene.waiting()).contains("<Gather");
    }
}
