package dev.lantern.voice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.AssignmentEvent.CallbackDropped;
import dev.lantern.events.AssignmentEvent.CallbackRequested;
import dev.lantern.events.AssignmentEvent.ConversationAbandoned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.SearchRelaxed;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.QueueSnapshot;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person hears and what becomes of their call, step by step. */
class AnswerCallTest {

    private static final String CONVERSATION = Scene.THREAD + "/1";
    private static final String CALLING_BACK = Scene.LINE.replace(
            "  fullAt: 5\n", "  fullAt: 5\n  callback: {callerId: '+15550100788', zone: America/New_York}\n");

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(folder, Scene.LINE);
    }

    @Test
    void a_caller_is_greeted_chooses_a_language_says_they_are_in_danger_and_waits_as_a_signal() {
        String greeting = scene.arrive();
        assertThat(Scene.heard(greeting))
                .containsExactly(
                        "You have reached National Hotline. This call is not recorded.",
                        "For T T Y, dial 711.",
                        "For English, press 1.",
                        "Para español, oprima 2.");
        assertThat(greeting).contains("language=\"en-US\"").contains("language=\"es-US\"");
        assertThat(scene.published).isEmpty();

        String danger = scene.press(greeting, "2");
        assertThat(Scene.heard(danger))
                .containsExactly("Si está en peligro ahora, oprima 1. Si no, oprima 2 o espere en la línea.");

        String waiting = scene.press(danger, "1");
        assertThat(scene.published).singleElement().isInstanceOfSatisfying(SignalReceived.class, signal -> {
            assertThat(signal.threadId()).isEqualTo(Scene.THREAD);
            assertThat(signal.channel()).isEqualTo(Channel.VOICE);
            assertThat(signal.language()).isEqualTo("es");
            assertThat(signal.answers().inDangerNow()).isTrue();
            assertThat(signal.contacted()).isEqualTo(Scene.OURS);
            assertThat(signal.sender().display()).isEqualTo("••• 0142");
            assertThat(signal.toString()).doesNotContain(Scene.CALLER);
        });
        assertThat(Scene.heard(waiting).getFirst())
                .isEqualTo("Por favor, espere en la línea. Alguien le atenderá lo antes posible.");
        assertThat(waiting).doesNotContain("0142");
    }

    @Test
    void whoever_presses_nothing_goes_on_in_the_first_language_and_is_a_signal_all_the_same() {
        String waiting = scene.silent(scene.silent(scene.arrive()));
        assertThat(scene.published).singleElement().isInstanceOfSatisfying(SignalReceived.class, signal -> {
            assertThat(signal.language()).isEqualTo("en");
            assertThat(signal.answers().inDangerNow()).isNull();
        });
        assertThat(Scene.heard(waiting)).contains("Please stay on the line. Somebody will answer as soon as possible.");
    }

    @Test
    void the_number_that_was_dialled_decides_the_language() {
        String greeting = scene.calls.arrive(
                TwilioForm.ofQuery(null), Scene.form("CallSid=" + Scene.CALL + "&From=anonymous&To=%2B18005550144"));
        assertThat(Scene.heard(greeting))
                .startsWith("Usted se ha comunicado con National Hotline. Esta llamada no se graba.")
                .doesNotContain("For English, press 1.")
                .last()
                .asString()
                .startsWith("Si está en peligro");
        assertThat(Scene.address(greeting, "<Redirect[^>]*>([^<]*)<").getPath()).isEqualTo("/twilio/voice/queue");
    }

    @Test
    void a_short_number_is_a_lines_number_too() {
        assertThat(scene.calls.arrive(TwilioForm.ofQuery(null), Scene.form("CallSid=" + Scene.CALL + "&To=988")))
                .contains("You have reached National Hotline");
        assertThat(scene.alarms).isEmpty();
    }

    @Test
    void a_withheld_number_is_no_address() {
        for (String withheld : List.of("anonymous", "%2B266696687", "")) {
            scene.published.clear();
            scene.calls.queue(
                    TwilioForm.ofQuery("line=national&lang=en"),
                    Scene.form("CallSid=" + Scene.CALL + "&To=%2B15550100733&From=" + withheld));
            assertThat(scene.published)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SignalReceived.class,
                            signal -> assertThat(signal.sender().address()).isNull());
        }
    }

    @Test
    void a_repeated_step_is_the_same_signal() {
        String danger = scene.silent(scene.arrive());
        scene.silent(danger);
        scene.silent(danger);
        assertThat(scene.published).hasSize(2);
        assertThat(scene.published)
                .extracting(event -> ((SignalReceived) event).signalId())
                .containsOnly(((SignalReceived) scene.published.getFirst()).signalId());
    }

    @Test
    void the_place_in_the_queue_is_said_and_rounded_up() {
        String waiting = waiting();
        snapshot(3, 61_000L, 3);
        String next = scene.silent(waiting);
        assertThat(Scene.heard(next)).containsExactly("You are number 3 in line.", "It will take about 2 minutes.");
        snapshot(1, null, 1);
        assertThat(Scene.heard(scene.silent(next))).containsExactly("You are next in line.");
    }

    @Test
    void who_calls_when_very_many_wait_hears_what_else_to_do() {
        String waiting = waiting();
        snapshot(4, 4_000_000L, 5);
        String third = scene.silent(scene.silent(scene.silent(waiting)));
        assertThat(Scene.heard(third))
                .contains("Very many people are waiting. If you are in danger, hang up and call 9 1 1.")
                .contains("You can also text 1 5 5 5 0 1 0 0 7 3 3, and somebody will answer you.")
                .contains("It may take longer than an hour.");
    }

    @Test
    void any_other_key_skips_the_words() {
        String skipped = scene.press(waiting(), "#");
        assertThat(Scene.heard(skipped)).isEmpty();
        assertThat(skipped).contains("<Pause length=\"20\"/>");
    }

    @Test
    void danger_can_be_said_later_and_is_one_more_signal_of_the_call() {
        String noted = scene.press(waiting(), "1");
        assertThat(Scene.heard(noted)).first().asString().startsWith("We know now that you are in danger.");
        assertThat(scene.published).hasSize(2).allSatisfy(event -> assertThat(((SignalReceived) event).threadId())
                .isEqualTo(Scene.THREAD));
        assertThat(((SignalReceived) scene.published.getLast()).answers().inDangerNow())
                .isTrue();
        assertThat(((SignalReceived) scene.published.getLast()).signalId())
                .isNotEqualTo(((SignalReceived) scene.published.getFirst()).signalId());
    }

    @Test
    void nine_ends_the_call() {
        String farewell = scene.press(waiting(), "9");
        assertThat(farewell).contains("<Hangup/>");
        assertThat(scene.published.getLast())
                .isInstanceOfSatisfying(ConversationEnded.class, ended -> assertThat(ended.reason())
                        .isEqualTo(ConversationEnded.Reason.LEFT));
    }

    @Test
    void once_an_advocate_has_it_the_next_round_goes_into_the_room() {
        String waiting = waiting();
        assigned("maria");
        String room = scene.silent(waiting);
        assertThat(room).contains(">" + Scene.THREAD + "</Conference>").contains("beep=\"false\"");
        assertThat(scene.follow(Scene.address(room, "waitUrl=\"([^\"]*)\""), Scene.form()))
                .contains("<Redirect");
    }

    @Test
    void who_was_just_given_back_waits_though_the_topics_were_not_read_yet() {
        waiting();
        assigned("maria");
        TwilioForm back = TwilioForm.ofQuery("line=national&lang=en&kept=1&without=maria");
        assertThat(scene.calls.waiting(back, Scene.form())).contains("<Gather").doesNotContain("without");
        assertThat(scene.calls.waiting(TwilioForm.ofQuery("line=national&lang=en&kept=1&without=lee"), Scene.form()))
                .contains("</Conference>");
    }

    @Test
    void who_is_given_back_waits_on_and_who_was_helped_hears_good_bye() {
        String waiting = waiting();
        assigned("maria");
        String room = scene.silent(waiting);
        scene.view.hear(new ConversationTransferred(
                CONVERSATION, "national", "maria", null, "system", "RING_NO_ANSWER", scene.now));
        assertThat(scene.dialled(room, "completed")).contains("/twilio/voice/wait");
        scene.view.hear(new ConversationCompleted(CONVERSATION, "national", "maria", "COMPLETED", scene.now));
        assertThat(scene.dialled(room, "completed")).contains("<Hangup/>");
    }

    @Test
    void on_the_spool_the_call_goes_to_the_backup_numbers_one_after_the_other_and_then_waits() {
        scene.outcome = new Publication.OnSpool();
        String first = waiting();
        assertThat(scene.published).hasSize(1);
        assertThat(Scene.heard(first)).containsExactly("We are connecting you with somebody who can help.");
        assertThat(first)
                .contains(">+15550100190</Number>")
                .contains("timeout=\"20\"")
                .contains("callerId=\"+15550100733\"");
        String second = scene.dialled(first, "no-answer");
        assertThat(second).contains(">+15550100191</Number>");
        String busy = scene.dialled(second, "busy");
        assertThat(Scene.heard(busy)).containsExactly("Nobody has answered yet. Please stay on the line.");
        assertThat(scene.silent(busy)).as("not again at once").contains("<Gather");
        scene.now = scene.now.plusSeconds(120);
        assertThat(scene.silent(busy)).contains(">+15550100190</Number>");
    }

    @Test
    void a_backup_that_was_reached_ends_it_once_for_routing() {
        scene.outcome = new Publication.OnSpool();
        String first = waiting();
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
        String first = waiting();
        assertThat(first).contains(">+15550100190</Number>");
        assertThat(scene.alarms).contains("not-kept");
        String busy = scene.dialled(scene.dialled(first, "failed"), "failed");
        scene.outcome = new Publication.OnBroker();
        assertThat(scene.silent(busy)).contains("<Gather");
        assertThat(scene.published).singleElement().isInstanceOf(SignalReceived.class);
    }

    @Test
    void when_routing_does_not_hear_of_the_call_the_backups_are_dialled_after_the_lines_limit() {
        String waiting = waiting();
        scene.now = scene.now.plusSeconds(19);
        String still = scene.silent(waiting);
        assertThat(still).contains("<Gather");
        scene.now = scene.now.plusSeconds(1);
        assertThat(scene.silent(still)).contains(">+15550100190</Number>");
    }

    @Test
    void when_routing_falls_silent_the_backups_are_dialled_after_the_lines_limit() {
        String waiting = waiting();
        queued();
        snapshot(1, null, 1);
        scene.now = scene.now.plusSeconds(3600);
        snapshot(1, null, 1);
        String next = scene.silent(waiting);
        assertThat(next).as("routing is there, however long it takes").contains("<Gather");
        scene.now = scene.now.plusSeconds(21);
        assertThat(scene.silent(next)).contains(">+15550100190</Number>");
    }

    @Test
    void a_call_that_overflows_goes_to_the_backups_now_and_then_and_keeps_its_place() {
        String waiting = waiting();
        queued();
        snapshot(1, null, 1);
        scene.view.hear(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.OVERFLOW, null, "", "p", scene.now));
        String first = scene.silent(waiting);
        assertThat(first).contains(">+15550100190</Number>");
        assertThat(scene.alarms).contains("overflow");
        String busy = scene.dialled(scene.dialled(first, "no-answer"), "busy");
        snapshot(1, null, 1);
        scene.view.hear(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.OVERFLOW, null, "", "p", scene.now));
        assertThat(scene.silent(busy)).as("not again at once").contains("<Gather");
        scene.now = scene.now.plusSeconds(120);
        assertThat(scene.silent(busy)).contains(">+15550100190</Number>");
        assertThat(scene.published).as("nothing has ended").singleElement().isInstanceOf(SignalReceived.class);
    }

    @Test
    void an_advocate_who_takes_it_while_a_backup_rings_comes_first() {
        scene.outcome = new Publication.OnSpool();
        String first = waiting();
        assigned("maria");
        assertThat(scene.dialled(first, "no-answer")).contains("</Conference>");
    }

    @Test
    void who_is_thought_gone_and_is_not_is_still_helped() {
        String waiting = waiting();
        scene.view.hear(new ConversationAbandoned(CONVERSATION, "national", 1000, scene.now));
        scene.now = scene.now.plusSeconds(30);
        assertThat(scene.silent(waiting)).contains(">+15550100190</Number>");
    }

    @Test
    void without_backup_numbers_the_person_waits() {
        scene = new Scene(folder, Scene.LINE.replaceAll("  backup: .*\n", ""));
        scene.outcome = new Publication.OnSpool();
        assertThat(waiting()).contains("<Gather");
    }

    @Test
    void a_call_with_missing_parameters_is_helped_and_raises_an_alarm() {
        for (String form : List.of("", "To=%2B15550100733", "CallSid=CA1&To=%2B15550100733", "CallSid=" + Scene.CALL)) {
            scene.alarms.clear();
            String help = scene.calls.arrive(TwilioForm.ofQuery(null), Scene.form(form));
            assertThat(help).as(form).contains(">+15550100190</Number>");
            assertThat(scene.alarms).containsExactly("missing-parameters");
            assertThat(scene.published).isEmpty();
        }
        assertThat(scene.calls.waiting(TwilioForm.ofQuery("line=nothing"), Scene.form()))
                .contains(">+15550100190</Number>");
        assertThat(scene.alarms).contains("unknown-line");
    }

    @Test
    void a_number_of_no_line_reaches_the_last_numbers_or_hears_what_to_do() {
        String other = "CallSid=" + Scene.CALL + "&To=%2B15550100999";
        scene = new Scene(folder, Scene.LINE.replaceAll("  backup: .*\n", ""), List.of("+15550100195"));
        assertThat(scene.calls.arrive(TwilioForm.ofQuery(null), Scene.form(other)))
                .contains(">+15550100195</Number>");
        scene = new Scene(folder, Scene.LINE.replaceAll("  backup: .*\n", ""));
        assertThat(scene.calls.arrive(TwilioForm.ofQuery(null), Scene.form(other)))
                .contains("call 9 1 1")
                .contains("<Hangup/>");
        assertThat(scene.alarms).containsExactly("unknown-number");
    }

    @Test
    void who_waits_may_ask_to_be_called_back_where_the_line_calls_back() {
        assertThat(Scene.heard(waiting())).noneMatch(words -> words.contains("called back"));
        scene = new Scene(folder, CALLING_BACK);
        String waiting = waiting();
        assertThat(Scene.heard(waiting))
                .contains("To be called back instead of waiting, press 2. You keep your place.");
        assertThat(Scene.address(scene.press(waiting, "2"), "<Redirect[^>]*>([^<]*)<"))
                .hasPath("/twilio/voice/callback/begin");

        assertThat(scene.calls.key(TwilioForm.ofQuery("line=national&lang=en"), Scene.form("Digits", "2")))
                .as("nobody knows of the call yet")
                .doesNotContain("/callback/");
    }

    @Test
    void who_is_to_be_called_back_need_not_stay_on_the_line() {
        queued();
        String waiting = waiting();
        scene.view.hear(new CallbackRequested(
                CONVERSATION, "national", scene.now, scene.now.plusSeconds(600), false, scene.now));
        assertThat(Scene.heard(scene.silent(waiting)))
                .singleElement()
                .asString()
                .startsWith("We will call you.");
        scene.view.hear(new CallbackDropped(CONVERSATION, "national", "PERSON_CAME_BACK", scene.now));
        assertThat(scene.silent(waiting)).contains("<Gather");
    }

    @Test
    void the_number_that_people_see_when_they_are_called_back_tells_nothing() {
        scene = new Scene(folder, CALLING_BACK);
        String answer = scene.calls.arrive(
                TwilioForm.ofQuery(null), Scene.form("CallSid=" + Scene.CALL + "&To=%2B15550100788"));
        assertThat(Scene.heard(answer)).containsExactly("This number takes no calls. Goodbye.");
        assertThat(scene.ends.status(
                        TwilioForm.ofQuery(null),
                        Scene.form("CallSid=" + Scene.CALL + "&To=%2B15550100788&CallStatus=completed")))
                .isEqualTo(EndCall.Outcome.NOTHING_NEW);
        assertThat(scene.published).isEmpty();
        assertThat(scene.alarms).isEmpty();
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

    private String waiting() {
        return scene.silent(scene.silent(scene.arrive()));
    }

    private void queued() {
        scene.view.hear(new ConversationQueued(
                CONVERSATION, "national", Channel.VOICE, "s", "en", Urgency.STANDARD, List.of(), null, scene.now));
    }

    private void assigned(String advocate) {
        queued();
        scene.view.hear(new ConversationAssigned(CONVERSATION, "national", advocate, 1000, null, scene.now));
    }

    private void snapshot(int position, @Nullable Long estimate, int waiting) {
        queued();
        scene.view.hear(
                new QueueSnapshot(
                        "national",
                        List.of(new QueueSnapshot.Waiting(Channel.VOICE, Urgency.STANDARD, waiting)),
                        1000,
                        estimate,
                        Map.of(AdvocateState.AVAILABLE, 1),
                        null,
                        List.of(new QueueSnapshot.Position(CONVERSATION, position, estimate)),
                        null,
                        null,
                        null,
                        scene.now),
                scene.now);
    }
}
