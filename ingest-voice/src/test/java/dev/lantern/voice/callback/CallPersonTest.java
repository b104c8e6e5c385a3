package dev.lantern.voice.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.CallbackDue;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.NotReached;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.LineFolder;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.voice.Twiml;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.QueueView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person is called, what whoever picks up hears, and what is told to routing. */
class CallPersonTest {

    private static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    private static final String LEG = "CA" + "e".repeat(32);
    private static final String NUMBER = "+15550100142";
    private static final String NEUTRAL = "+15550100788";
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    @TempDir
    Path folder;

    private final FakeCalls provider = new FakeCalls(NOW);
    private final QueueView view = new QueueView();
    private final List<LanternEvent> published = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private final Keyring keys = Keyring.load(LanternTestResource.keysFolder());
    private final Addresses addresses = new Addresses(URI.create("https://calls.example.org"));
    private final CallSignals signals = new CallSignals(event -> {
        published.add(event.event());
        return new Publication.OnBroker();
    });
    private Instant now = NOW;
    private LineFolder lines;
    private PersonAnswers answers;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("national.yaml"), """
                line: national
                name: National Hotline
                languages: [en]
                voice:
                  numbers: ['+15550100733']
                  callback: {callerId: '%s', zone: America/New_York, ring: 20s}
                """.formatted(NEUTRAL));
        lines = LineFolder.open(folder);
        answers = new PersonAnswers(lines::current, Messages.load(null), addresses, view, signals, () -> now);
        view.hear(new ConversationAssigned(THREAD + "/1", "national", "maria", 1, null, NOW));
    }

    @AfterEach
    void nothingRecordsAndNoAddressHasANumberOfAPerson() {
        provider.close();
        assertThat(provider.asked())
                .allSatisfy(asked -> assertThat(asked.path() + asked.query()).doesNotContain("0142"));
        assertThat(documents).allSatisfy(document -> assertThat(document)
                .doesNotContainIgnoringCase("record=")
                .doesNotContainIgnoringCase("<record")
                .doesNotContain("0142"));
    }

    @Test
    void their_telephone_rings_once_from_a_neutral_number_and_it_is_known_who_listens_before_a_word_is_said()
            throws Exception {
        call(due(1, NUMBER, false));

        assertThat(provider.creations())
                .singleElement()
                .asString()
                .contains("To=" + NUMBER)
                .contains("From=" + NEUTRAL)
                .contains("MachineDetection=Enable")
                .doesNotContain("AsyncAmd")
                .contains("Timeout=20")
                .contains("Url=https://calls.example.org/twilio/voice/called?line=national&thread=" + THREAD)
                .contains("StatusCallback=https://calls.example.org/twilio/voice/called/status?");
        assertThat(published).isEmpty();
    }

    @Test
    void a_machine_is_listened_to_until_it_takes_a_message_only_when_one_may_be_left() throws Exception {
        call(due(1, NUMBER, true));
        assertThat(provider.creations()).singleElement().asString().contains("MachineDetection=DetectMessageEnd");
    }

    @Test
    void a_decision_that_is_read_again_does_not_ring_again() throws Exception {
        call(due(1, NUMBER, false));
        call(due(1, NUMBER, false));
        assertThat(provider.creations()).hasSize(1);
    }

    @Test
    void somebody_who_is_on_the_telephone_with_us_is_not_rung() throws Exception {
        provider.made.add(new FakeCalls.Made(NUMBER, "in-progress", NOW.minusSeconds(600)));
        call(due(2, NUMBER, false));
        assertThat(provider.creations()).isEmpty();
        assertThat(published).isEmpty();
    }

    @Test
    void the_next_attempt_rings_again() throws Exception {
        provider.made.add(new FakeCalls.Made(NUMBER, "no-answer", NOW.minusSeconds(600)));
        provider.made.add(new FakeCalls.Made("+15550100143", "ringing", NOW));
        call(due(2, NUMBER, false));
        assertThat(provider.creations()).hasSize(1);
    }

    @Test
    void a_request_without_an_answer_is_not_repeated_when_the_call_was_made() throws Exception {
        provider.takesWithoutAnAnswer();
        call(due(1, NUMBER, false));
        assertThat(provider.creations()).hasSize(1);
        assertThat(published).isEmpty();
    }

    @Test
    void when_nobody_can_know_whether_it_rings_it_is_not_made_to_ring_again_and_the_advocate_is_told()
            throws Exception {
        provider.refuses(503);
        call(due(1, NUMBER, false), Duration.ofSeconds(1));
        assertThat(provider.creations()).hasSize(1);
        assertNotReached();
        assertThat(whys()).containsExactly(NotReached.UNSURE);
    }

    @Test
    void what_the_provider_will_not_call_is_told() throws Exception {
        provider.refuses(400);
        call(due(1, NUMBER, false));
        assertNotReached();
        assertThat(whys()).containsExactly(NotReached.NOT_CALLED);
    }

    @Test
    void too_many_requests_are_waited_for() throws Exception {
        provider.refuses(429);
        call(due(1, NUMBER, false), Duration.ofMinutes(1));
        assertThat(provider.creations()).hasSize(2);
        assertThat(published).isEmpty();
    }

    @Test
    void outside_the_time_they_call_safe_nothing_rings() throws Exception {
        now = NOW.plus(Duration.ofHours(1));
        call(due(1, NUMBER, false));
        now = NOW.minusSeconds(61);
        call(due(1, NUMBER, false));
        assertThat(provider.asked()).isEmpty();
        assertThat(whys()).containsExactly(NotReached.OUTSIDE_SAFE_TIME, NotReached.OUTSIDE_SAFE_TIME);
    }

    @Test
    void a_number_that_does_not_open_or_is_a_lines_own_is_not_called() throws Exception {
        call(due(1, null, false));
        call(due(1, "+15550100733", false));
        assertThat(provider.asked()).isEmpty();
        assertThat(whys()).containsExactly(NotReached.BAD_NUMBER, NotReached.BAD_NUMBER);
    }

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
        status(status + (who == null ? "" : "&AnsweredBy=" + who));
        assertThat(whys()).containsExactly(why);
    }

    @Test
    void who_confirms_by_a_key_learns_who_calls_and_comes_into_the_room() {
        String hello = picked("human", false);
        assertThat(Twiml.said(hello)).isEqualTo("Hello. If you asked for a call, press 1.");
        assertThat(hello).doesNotContain("National");

        String room = press(hello, "1");
        assertThat(Twiml.said(room)).contains("This is National Hotline.");
        assertThat(Twiml.redirect(room))
                .hasPath("/twilio/voice/room")
                .asString()
                .contains("of=" + THREAD);
        assertThat(published).singleElement().isInstanceOfSatisfying(CallbackReached.class, reached -> {
            assertThat(reached.threadId()).isEqualTo(THREAD);
            assertThat(reached.callSid()).isEqualTo(LEG);
        });
    }

    @Test
    void who_is_not_the_person_hears_no_more() {
        assertThat(press(picked("human", false), "5")).doesNotContain("<Say");
        String again = silent(picked("human", false));
        assertThat(Twiml.said(again)).isEqualTo("Hello. If you asked for a call, press 1.");
        assertThat(silent(again)).doesNotContain("<Say").contains("<Hangup/>");
        assertThat(published).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine_start", "machine_end_beep", "machine_end_silence", "fax", "unknown", ""})
    void a_machine_hears_nothing_unless_it_was_allowed(String who) {
        assertThat(picked(who, false))
                .doesNotContain("<Say")
                .doesNotContain("<Play")
                .contains("<Hangup/>");
    }

    @Test
    void a_message_that_was_allowed_says_nothing_of_who_calls() {
        assertThat(Twiml.said(picked("machine_end_beep", true)))
                .isEqualTo("Hello. Sorry that we missed you. We will try again.");
        assertThat(Twiml.said(picked("human", true))).startsWith("Hello. If you asked");
    }

    @Test
    void whoever_picks_up_when_the_time_is_over_hears_nothing() {
        now = NOW.plus(Duration.ofHours(1));
        assertThat(picked("human", false)).doesNotContain("<Say");
    }

    @Test
    void nobody_is_told_who_calls_when_the_conversation_is_over() {
        String hello = picked("human", false);
        view.hear(new ConversationCompleted(THREAD + "/1", "national", "maria", "COMPLETED", NOW));
        assertThat(press(hello, "1")).doesNotContain("<Say");
    }

    @Test
    void the_end_of_the_call_is_told_once_in_the_thread_of_the_conversation() {
        assertThat(status("completed")).isEqualTo(Outcome.ACCEPTED);
        assertThat(status("completed")).isEqualTo(Outcome.ACCEPTED);
        assertThat(status("ringing")).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(answers.status(TwilioForm.ofQuery("line=national"), form("CallStatus=busy")))
                .isEqualTo(Outcome.INCOMPLETE);
        assertThat(published)
                .extracting(event -> ((ConversationEnded) event).signalId())
                .hasSize(2)
                .containsOnly(((ConversationEnded) published.getFirst()).signalId());
        assertNotReachedIs((ConversationEnded) published.getFirst());
    }

    private List<NotReached> whys() {
        return published.stream()
                .map(event -> ((ConversationEnded) event).notReached())
                .toList();
    }

    private void assertNotReached() {
        assertThat(published)
                .singleElement()
                .isInstanceOfSatisfying(ConversationEnded.class, CallPersonTest::assertNotReachedIs);
    }

    private static void assertNotReachedIs(ConversationEnded ended) {
        assertThat(ended.threadId()).isEqualTo(THREAD);
        assertThat(ended.reason()).isEqualTo(ConversationEnded.Reason.NOT_REACHED);
    }

    private void call(CallbackDue due) throws InterruptedException {
        call(due, Duration.ofSeconds(5));
    }

    private void call(CallbackDue due, Duration giveUpAfter) throws InterruptedException {
        new CallPerson(
                        lines::current,
                        provider.calls(giveUpAfter),
                        addresses,
                        view,
                        signals,
                        keys.opener(),
                        () -> now,
                        Duration.ofMillis(10))
                .carryOut(due);
    }

    private CallbackDue due(int attempt, @Nullable String number, boolean voicemail) {
        Sealed to = number == null ? null : keys.sealer().seal(Reader.VOICE, THREAD, SealedField.CALLBACK_TO, number);
        return new CallbackDue(
                THREAD + "/1",
                "national",
                "maria",
                attempt,
                NOW.plus(Duration.ofHours(1)),
                voicemail,
                NOW,
                NOW.minusSeconds(60),
                to);
    }

    private String picked(String who, boolean voicemail) {
        CallTurn turn = new CallTurn("national", THREAD, "en", 1, NOW.plus(Duration.ofMinutes(30)), voicemail);
        String query = addresses.of("/called", turn.query()).getRawQuery();
        return kept(answers.pickedUp(TwilioForm.ofQuery(query), form("AnsweredBy=" + who)));
    }

    private String press(String twiml, String key) {
        URI next = Twiml.action(twiml);
        return kept(answers.answered(TwilioForm.ofQuery(next.getRawQuery()), form("Digits=" + key)));
    }

    private String silent(String twiml) {
        URI next = Twiml.redirect(twiml);
        return kept(answers.answered(TwilioForm.ofQuery(next.getRawQuery()), form("")));
    }

    private Outcome status(String status) {
        CallTurn turn = new CallTurn("national", THREAD, "en", 1, NOW, false);
        return answers.status(
                TwilioForm.ofQuery(addresses.of("/called/status", turn.query()).getRawQuery()),
                form("CallStatus=" + status));
    }

    private String kept(String document) {
        documents.add(document);
        return document;
    }

    private static TwilioForm form(String more) {
        return TwilioForm.parse(
                ("CallSid=" + LEG + "&To=%2B15550100142&From=%2B15550100788&" + more).getBytes(StandardCharsets.UTF_8));
    }
}
