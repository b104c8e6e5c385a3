package dev.lantern.voice.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.LineFolder;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.voice.Twiml;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.CallFlow;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.QueueView;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions to somebody who asks to be called back. It is ten in the morning in New York. */
class AskForCallTest {

    private static final String CALL = "CA" + "0123456789abcdef".repeat(2);
    private static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    private static final String CALLER = "+15550100142";
    private static final String OTHER = "+15550100977";

    private static final String LINE = """
            line: national
            name: National Hotline
            languages: [en, es]
            voice:
              numbers: ['+15550100733']
              backup: {numbers: ['+15550100190']}
              callback: {callerId: '+15550100788', zone: America/New_York}
            """;

    @TempDir
    Path folder;

    private final QueueView view = new QueueView();
    private final List<LanternEvent> published = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private final Keyring keys = Keyring.load(LanternTestResource.keysFolder());
    private Publication outcome = new Publication.OnBroker();
    private Instant now = Instant.parse("2026-03-02T15:00:00Z");
    private String from = CALLER;
    private AskForCall asking;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("national.yaml"), LINE);
        LineFolder lines = LineFolder.open(folder);
        Messages messages = Messages.load(null);
        Addresses addresses = new Addresses(URI.create("https://calls.example.org"));
        asking = new AskForCall(
                lines::current,
                messages,
                new CallFlow(messages, addresses),
                addresses,
                view,
                new CallSignals(event -> {
                    if (!(outcome instanceof Publication.Refused)) {
                        published.add(event.event());
                    }
                    return outcome;
                }),
                keys,
                () -> now,
                reason -> {});
    }

    @AfterEach
    void noDocumentRecordsOrHasANumberInAnAddress() {
        assertThat(documents).isNotEmpty().allSatisfy(document -> {
            assertThat(document)
                    .doesNotContainIgnoringCase("record=")
                    .doesNotContainIgnoringCase("<record")
                    .doesNotContainIgnoringCase("transcri");
            Matcher address =
                    Pattern.compile("(?:action=\"|<Redirect[^>]*>)([^\"<]*)").matcher(document);
            while (address.find()) {
                assertThat(address.group(1)).doesNotContain("0142", "0977", "5550100");
            }
        });
    }

    @Test
    void another_number_and_a_time_are_asked_for_read_back_and_agreed_on() {
        String type = press(begin(), "2");
        assertThat(type).contains("finishOnKey=\"#\"");
        String time = press(type, "555 010 0977".replace(" ", ""));
        assertThat(Twiml.said(time)).startsWith("You typed 1 5 5 5 0 1 0 0 9 7 7.");
        String until = press(press(time, "3"), "1730");
        String voicemail = press(until, "1900");
        String confirm = silent(voicemail);
        assertThat(Twiml.said(confirm))
                .contains("We will call 1 5 5 5 0 1 0 0 9 7 7, not before 5:30 PM today, and not after 7:00 PM today.")
                .contains("we say nothing");
        assertThat(published).isEmpty();

        String end = press(confirm, "1");
        assertThat(Twiml.said(end)).contains("We will call you.");
        assertThat(end).contains("<Hangup/>");
        assertThat(published).singleElement().isInstanceOfSatisfying(CallbackAsked.class, asked -> {
            assertThat(asked.threadId()).isEqualTo(THREAD);
            assertThat(asked.notBefore()).isEqualTo("2026-03-02T22:30:00Z");
            assertThat(asked.notAfter()).isEqualTo("2026-03-03T00:00:00Z");
            assertThat(asked.voicemail()).isFalse();
            assertThat(opened(asked.to())).isEqualTo(OTHER);
            assertThat(asked.toString()).doesNotContain("0977");
        });
        press(confirm, "1");
        assertThat(published)
                .extracting(event -> ((CallbackAsked) event).signalId())
                .hasSize(2)
                .containsOnly(((CallbackAsked) published.getFirst()).signalId());
    }

    @Test
    void the_number_they_call_from_is_not_repeated_to_routing_and_a_message_is_left_when_they_allow_it() {
        String confirm = press(press(press(begin(), "1"), "1"), "1");
        assertThat(Twiml.said(confirm)).contains("1 5 5 5 0 1 0 0 1 4 2").contains("we leave a message");
        press(confirm, "1");

        assertThat(published).singleElement().isInstanceOfSatisfying(CallbackAsked.class, asked -> {
            assertThat(asked.to()).isNull();
            assertThat(asked.voicemail()).isTrue();
            assertThat(asked.notBefore()).isEqualTo(now.plusSeconds(30));
            assertThat(asked.notAfter()).isEqualTo(now.plus(Duration.ofHours(4)));
        });
    }

    @Test
    void the_questions_are_asked_in_the_callers_language() {
        assertThat(Twiml.said(answer("begin", "line=national&lang=es&kept=1", null)))
                .contains("oprima 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "9005550123", "5550100733", "5550100190", "5550100788", "01144207946099"})
    void what_must_not_be_called_is_refused_in_words(String digits) {
        assertThat(Twiml.said(press(press(begin(), "2"), digits))).startsWith("We cannot call that number back.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "12345", "*"})
    void what_is_no_number_is_refused_in_words(String digits) {
        assertThat(Twiml.said(press(press(begin(), "2"), digits)))
                .startsWith("That is not a number that can be called.")
                .contains("Type the number");
    }

    @ParameterizedTest
    @CsvSource({"2, 0900", "2, 2500", "2, 17", "2, 1000"})
    void a_time_that_cannot_be_is_refused_in_words(String choice, String digits) {
        String question = press(press(press(begin(), "1"), choice), digits);
        assertThat(Twiml.said(question)).startsWith("That is not a time at which we could call you.");
    }

    @Test
    void a_night_may_begin_today_and_end_tomorrow() {
        String confirm = silent(press(press(press(press(begin(), "1"), "3"), "2200"), "0130"));
        assertThat(Twiml.said(confirm)).contains("not before 10:00 PM today").contains("not after 1:30 AM tomorrow");
    }

    @Test
    void whoever_says_nothing_three_times_is_where_they_were_in_line() {
        String waiting = silent(silent(silent(begin())));
        assertThat(Twiml.said(waiting)).contains("You will not be called back.");
        assertThat(Twiml.redirect(waiting).getPath()).isEqualTo("/twilio/voice/wait");
        assertThat(published).isEmpty();
    }

    @Test
    void whoever_wants_to_goes_back_to_waiting_or_changes_what_they_said() {
        String confirm = silent(press(press(begin(), "1"), "1"));
        assertThat(Twiml.redirect(press(confirm, "9")).getPath()).isEqualTo("/twilio/voice/wait");
        assertThat(Twiml.said(press(confirm, "2"))).contains("To be called at the number you are calling from");
        assertThat(published).isEmpty();
    }

    @Test
    void a_withheld_number_cannot_be_called() {
        from = "anonymous";
        String begin = begin();
        assertThat(Twiml.said(begin)).contains("We cannot see your number.");
        assertThat(Twiml.said(press(begin, "1"))).contains("Type the number");
    }

    @Test
    void whose_turn_comes_meanwhile_is_connected() {
        String question = press(begin(), "1");
        view.hear(new ConversationAssigned(THREAD + "/1", "national", "maria", 1, null, now));
        assertThat(press(question, "1")).contains("<Conference").contains(THREAD);
    }

    @Test
    void what_could_not_be_kept_is_not_promised() {
        String confirm = silent(press(press(begin(), "1"), "1"));
        outcome = new Publication.Refused(Publication.Reason.NOWHERE_DURABLE);
        assertThat(Twiml.said(press(confirm, "1"))).contains("You will not be called back.");
    }

    @Test
    void a_time_that_has_passed_while_it_was_confirmed_is_asked_for_again() {
        String confirm = silent(press(press(press(begin(), "1"), "2"), "1030"));
        now = now.plus(Duration.ofHours(1));
        assertThat(Twiml.said(press(confirm, "1"))).startsWith("That is not a time at which we could call you.");
        assertThat(published).isEmpty();
    }

    @Test
    void what_was_said_on_one_call_cannot_be_used_on_another() {
        String confirm = silent(press(press(begin(), "1"), "1"));
        String query = Twiml.action(confirm).getRawQuery();
        String other = answer("confirm", query, form("1").replace(CALL, "CA" + "f".repeat(32)));
        assertThat(Twiml.said(other)).startsWith("That is not a time");
        assertThat(published).isEmpty();
    }

    private String begin() {
        return answer("begin", "line=national&lang=en&kept=1", form(null));
    }

    private String press(String twiml, String digits) {
        URI next = Twiml.action(twiml);
        return answer(step(next), next.getRawQuery(), form(digits));
    }

    private String silent(String twiml) {
        URI next = Twiml.redirect(twiml);
        return answer(step(next), next.getRawQuery(), form(null));
    }

    private String answer(String step, String query, @Nullable String form) {
        String document = asking.answer(
                        AskForCall.Step.valueOf(step.toUpperCase(Locale.ROOT)),
                        TwilioForm.ofQuery(query),
                        TwilioForm.parse((form == null ? form(null) : form).getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        documents.add(document);
        return document;
    }

    private String form(@Nullable String digits) {
        String form =
                "CallSid=" + CALL + "&From=" + URLEncoder.encode(from, StandardCharsets.UTF_8) + "&To=%2B15550100733";
        return digits == null ? form : form + "&Digits=" + URLEncoder.encode(digits, StandardCharsets.UTF_8);
    }

    private static String step(URI address) {
        return address.getPath().substring("/twilio/voice/callback/".length());
    }

    private String opened(@Nullable Sealed to) {
        return to != null && keys.opener().open(to, THREAD, SealedField.CALLBACK_TO) instanceof Opened.Text(String text)
                ? text
                : "";
    }
}
