package dev.lantern.voice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Channel;
import dev.lantern.events.SignalReceived;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.Twiml;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A telephone rings: what is heard and asked, and that a call is a signal before anybody waits. */
class ArrivingTest {

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
        assertThat(Twiml.words(greeting))
                .containsExactly(
                        "You have reached National Hotline. This call is not recorded.",
                        "For T T Y, dial 711.",
                        "For English, press 1.",
                        "Para español, oprima 2.");
        assertThat(greeting).contains("language=\"en-US\"").contains("language=\"es-US\"");
        assertThat(scene.published).isEmpty();

        String danger = scene.press(greeting, "2");
        assertThat(Twiml.words(danger))
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
        assertThat(Twiml.words(waiting).getFirst())
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
        assertThat(Twiml.words(waiting)).contains("Please stay on the line. Somebody will answer as soon as possible.");
    }

    @Test
    void the_number_that_was_dialled_decides_the_language() {
        String greeting = scene.calls.arrive(
                TwilioForm.ofQuery(null), Scene.form("CallSid=" + Scene.CALL + "&From=anonymous&To=%2B18005550144"));
        assertThat(Twiml.words(greeting))
                .startsWith("Usted se ha comunicado con National Hotline. Esta llamada no se graba.")
                .doesNotContain("For English, press 1.")
                .last()
                .asString()
                .startsWith("Si está en peligro");
        assertThat(Twiml.redirect(greeting).getPath()).isEqualTo("/twilio/voice/queue");
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
    void the_number_that_people_see_when_they_are_called_back_tells_nothing() {
        scene = new Scene(folder, Scene.CALLING_BACK);
        String answer = scene.calls.arrive(
                TwilioForm.ofQuery(null), Scene.form("CallSid=" + Scene.CALL + "&To=%2B15550100788"));
        assertThat(Twiml.words(answer)).containsExactly("This number takes no calls. Goodbye.");
        assertThat(scene.ends.status(
                        TwilioForm.ofQuery(null),
                        Scene.form("CallSid=" + Scene.CALL + "&To=%2B15550100788&CallStatus=completed")))
                .isEqualTo(EndCall.Outcome.NOTHING_NEW);
        assertThat(scene.published).isEmpty();
        assertThat(scene.alarms).isEmpty();
    }
}
