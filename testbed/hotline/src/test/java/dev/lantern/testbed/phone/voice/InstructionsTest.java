package dev.lantern.testbed.phone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.phone.voice.Application.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller meets, as the documents say. */
class InstructionsTest {

    private final Application application = new Application();

    @AfterEach
    void every_request_was_signed() {
        application.close();
        assertThat(application.forged()).isEmpty();
    }

    @Test
    void a_caller_hears_the_greeting_and_presses_a_key() {
        application
                .at("/call", """
                        <Gather numDigits="1" action="/language?from=menu&amp;step=1" timeout="5">
                          <Say language="en-US">Welcome. Press 1 for English.</Say>
                          <Say language="es-MX">Para español, oprima 2.</Say>
                        </Gather>
                        <Say>Nobody is there.</Say>""")
                .at(
                        "/language",
                        form -> new Reply(
                                200,
                                Application.twiml(
                                        "<Say language=\"es-MX\">Usted oprimió " + form.get("Digits") + "</Say>")));

        Telephone caller = application.caller().calls(Application.NUMBER);
        caller.hears("welcome")
                .hears("oprima 2")
                .presses("2")
                .hears("Usted oprimió 2")
                .isDisconnected();

        assertThat(caller.heard())
                .extracting(Heard::language, Heard::words)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("en-US", "Welcome. Press 1 for English."),
                        org.assertj.core.groups.Tuple.tuple("es-MX", "Para español, oprima 2."),
                        org.assertj.core.groups.Tuple.tuple("es-MX", "Usted oprimió 2"));
        var first = application.asked("/call").getFirst();
        assertThat(first.get("CallSid")).matches("CA[0-9a-f]{32}");
        assertThat(first.get("From")).isEqualTo(caller.number());
        assertThat(first.get("To")).isEqualTo(Application.NUMBER);
        assertThat(first.get("CallStatus")).isEqualTo("ringing");
        assertThat(first.get("Direction")).isEqualTo("inbound");
        assertThat(first.get("AccountSid")).isEqualTo(Application.ACCOUNT.sid());
        assertThat(first.get("ApiVersion")).isEqualTo("2010-04-01");
        assertThat(first.get("CallerCity")).isNotBlank();
        assertThat(application.values("/language", "CallStatus")).containsExactly("in-progress");
        var status = application.awaitAsked("/status", 1).getFirst();
        assertThat(status.get("CallStatus")).isEqualTo("completed");
        assertThat(status.get("CallbackSource")).isEqualTo("call-progress-events");
        assertThat(status.get("SequenceNumber")).isEqualTo("0");
        assertThat(status.get("CallDuration")).isEqualTo("0");
        assertThat(application.complaints()).isEmpty();
    }

    @Test
    void who_presses_nothing_hears_what_follows() {
        application.at("/call", """
                <Gather numDigits="1" action="/never"><Say>Press a key.</Say></Gather>
                <Say>You pressed nothing.</Say>""");
        application.caller().calls(Application.NUMBER).hears("Press a key").hears("You pressed nothing");
        assertThat(application.asked("/never")).isEmpty();
    }

    @Test
    void an_action_can_be_asked_for_with_nothing_pressed() {
        application
                .at("/call", "<Gather action=\"/pressed\" actionOnEmptyResult=\"true\" method=\"GET\"/>")
                .at("/pressed", "<Hangup/>");
        application.caller().calls(Application.NUMBER).waits().isDisconnected();
        assertThat(application.asked("/pressed")).hasSize(1);
        assertThat(application.asked("/pressed").getFirst().fields())
                .anyMatch(
                        field -> field.name().equals("Digits") && field.value().isEmpty());
    }

    @ParameterizedTest(name = "{2} pressed with {0} gives {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            numDigits="4"                     | a fixed number of keys | 12345    | 1234
            finishOnKey="#"                   | a last key             | 5551234# | 5551234
            finishOnKey="*"                   | another last key       | 12#*     | 12#
            numDigits="1" finishOnKey=""      | any key                | #        | #
            timeout="1"                       | what there is          | 77       | 77
            """)
    void keys_are_taken(String attributes, String why, String pressed, String digits) {
        application
                .at("/call", "<Gather action=\"/pressed\" " + attributes + "><Say>Your keys, please.</Say></Gather>")
                .at("/pressed", form -> new Reply(200, Application.twiml("<Say>" + form.get("Digits") + "</Say>")));
        application
                .caller()
                .calls(Application.NUMBER)
                .presses(pressed)
                .hears(digits)
                .isDisconnected();
        assertThat(application.values("/pressed", "Digits")).as(why).containsExactly(digits);
    }

    @Test
    void the_first_key_ends_the_prompts() {
        application.at("/call", """
                        <Gather numDigits="1" action="/pressed">
                          <Say>To skip this, press 1.</Say><Pause length="3600"/><Say>A long story.</Say>
                        </Gather>""").at("/pressed", "<Hangup/>");
        Telephone caller = application.caller().calls(Application.NUMBER);
        caller.hears("press 1").presses("1").isDisconnected();
        assertThat(caller.heard()).extracting(Heard::words).containsExactly("To skip this, press 1.");
    }

    @Test
    void a_redirect_is_relative_to_its_document_and_words_are_repeated() {
        application.at("/call", "<Redirect>sub/next</Redirect>").at("/sub/next", "<Say loop=\"2\">Again.</Say>");
        application.caller().calls(Application.NUMBER).hears("again. again.").isDisconnected();
    }

    @Test
    void documents_that_go_round_without_a_pause_are_stopped() {
        application.at("/call", "<Redirect>/call</Redirect>");
        application
                .caller()
                .calls(Application.NUMBER)
                .hears("application error")
                .isDisconnected();
        assertThat(application.complaints()).singleElement().asString().contains("round without a pause");
    }

    @Test
    void a_waiting_loop_with_a_pause_goes_on() {
        application.at("/call", "<Say>Please wait.</Say><Pause length=\"1\"/><Redirect/>");
        Telephone caller = application.caller().at(new Pace(1_000, 0.01)).calls(Application.NUMBER);
        for (int i = 0; i < 25; i++) {
            caller.hears("please wait");
        }
        caller.hangsUp().isDisconnected();
        assertThat(application.complaints()).isEmpty();
    }

    @Test
    void without_instructions_the_fallback_is_asked() {
        application.at("/call", form -> new Reply(503, "")).at("/fallback", "<Say>Please stay on the line.</Say>");
        fallback("/fallback");
        application.caller().calls(Application.NUMBER).hears("stay on the line").isDisconnected();
        assertThat(application.values("/fallback", "ErrorCode")).containsExactly("11200");
        assertThat(application.values("/fallback", "ErrorUrl")).containsExactly(application.url("/call"));
    }

    @ParameterizedTest(name = "answered with \"{0}\"")
    @CsvSource({"'', 12100", "not XML, 12100", "<Message/>, 12100"})
    void what_is_no_document_is_no_instruction(String body, String code) {
        application.at("/call", form -> new Reply(200, body)).at("/fallback", "<Hangup/>");
        fallback("/fallback");
        application.caller().calls(Application.NUMBER).isDisconnected();
        assertThat(application.values("/fallback", "ErrorCode")).containsExactly(code);
    }

    @Test
    void without_a_fallback_the_caller_is_told_and_hung_up_on() {
        application.at("/call", form -> new Reply(500, ""));
        fallback("/broken-too");
        application.at("/broken-too", form -> new Reply(500, ""));
        application
                .caller()
                .calls(Application.NUMBER)
                .hears("an application error has occurred")
                .isDisconnected();
        assertThat(application.complaints()).hasSize(2);
    }

    @Test
    void who_answers_too_late_has_not_answered() throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(1);
        try (Application slow = new Application(Duration.ofMillis(300))) {
            slow.at("/call", form -> {
                try {
                    enough.await(40, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Reply(200, Application.twiml("<Say>Too late.</Say>"));
            });
            slow.caller().calls(Application.NUMBER).hears("application error").isDisconnected();
            assertThat(slow.complaints())
                    .singleElement()
                    .asString()
                    .contains("11205")
                    .contains("/call");
        } finally {
            enough.countDown();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <Sing>La</Sing>                                        | unknown verb <Sing>
            <Say mood="merry">Hello</Say>                          | unknown attribute <Say mood>
            <Gather timeout="soon"/>                               | <Gather timeout> is "soon"
            <Dial><Fax>+1</Fax></Dial>                             | unknown noun <Fax>
            <Dial><Conference beep="loud">a</Conference></Dial>    | <Conference beep> is "loud"
            <Gather><Redirect>/x</Redirect></Gather>               | <Redirect> within <Gather>
            <Leave/>                                               | <Leave> is not allowed
            <Record/>                                              | could record what people say: <Record>
            <Dial record="record-from-answer"><Number>+1</Number></Dial> | could record what people say: <Dial record>
            <Dial><Conference record="record-from-start">a</Conference></Dial> | could record what people say: <Conference record>
            """)
    void what_is_wrong_in_a_document_is_named(String verbs, String complaint) {
        application.at("/call", verbs);
        Telephone caller = application.caller().calls(Application.NUMBER).waits();
        Application.await(() -> !application.complaints().isEmpty(), complaint);
        assertThat(application.complaints().getFirst()).startsWith(complaint);
        caller.hangsUp();
    }

    @Test
    void to_say_that_nothing_is_recorded_is_no_mistake() {
        application.at("/call", "<Dial record=\"do-not-record\"><Number>+15550003000</Number></Dial>");
        application.phones.telephone("+15550003000").isBusy();
        application.caller().calls(Application.NUMBER).isDisconnected();
        assertThat(application.complaints()).isEmpty();
    }

    @Test
    void a_rejected_call_is_never_answered() {
        application.at("/call", "<Reject reason=\"busy\"/>");
        Telephone caller = application.caller().calls(Application.NUMBER).isDisconnected();
        assertThat(caller.state()).isEqualTo("busy");
        assertThat(application.awaitAsked("/status", 1).getFirst().get("CallDuration"))
                .isEqualTo("0");
    }

    @Test
    void a_queue_is_left_by_what_is_heard_in_it() {
        application
                .at("/call", "<Enqueue action=\"/left\" waitUrl=\"/wait\">people</Enqueue>")
                .at("/wait", """
                        <Gather numDigits="1" action="/out"><Say>You wait. Press 9 to leave.</Say></Gather>""")
                .at("/out", "<Leave/>")
                .at("/left", "<Say>Goodbye.</Say>");
        application
                .caller()
                .calls(Application.NUMBER)
                .hears("press 9")
                .hears("press 9")
                .presses("9")
                .hears("goodbye")
                .isDisconnected();
        assertThat(application.asked("/wait").getFirst().get("QueuePosition")).isEqualTo("1");
        assertThat(application.values("/left", "QueueResult")).containsExactly("leave");
    }

    private void fallback(String path) {
        application
                .phones
                .voice()
                .connect(
                        Application.NUMBER,
                        new VoiceNumber(URI.create(application.url("/call")), URI.create(application.url(path)), null));
    }
}
