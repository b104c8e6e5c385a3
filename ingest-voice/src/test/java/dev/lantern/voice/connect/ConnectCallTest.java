package dev.lantern.voice.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AdvocateTelephone.Kind;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
import dev.lantern.events.AssignmentEvent.ConversationQueued;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.ParticipantJoined;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.AssignmentEvent.SearchRelaxed;
import dev.lantern.events.CallbackReached;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Participant;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Reader;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Softphone;
import dev.lantern.events.Urgency;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.connect.FakeProvider.Asked;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.messages.Messages;
import dev.lantern.voice.queue.QueueView;
import dev.lantern.voice.queue.RoomView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of the provider when routing has decided, and what is told to routing when it does not go. */
class ConnectCallTest {

    private static final String PERSON = "CA" + "0123456789abcdef".repeat(2);
    private static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    private static final String CONVERSATION = THREAD + "/1";
    private static final String LEG = "CA" + "e".repeat(32);
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Keyring KEYS = Keyring.load(LanternTestResource.keysFolder());
    private static final Duration PATIENT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final FakeProvider provider = new FakeProvider();
    private final QueueView view = new QueueView();
    private final List<LanternEvent> published = new ArrayList<>();
    private final Addresses addresses = new Addresses(URI.create("https://calls.example.org"));
    private final CallSignals signals = new CallSignals(event -> {
        published.add(event.event());
        return new Publication.OnBroker();
    });
    private final RoomView rooms = new RoomView();
    private final RoomReports reports = new RoomReports(signals, () -> NOW);
    private LineFolder lines;

    @BeforeEach
    void aPersonWaits() throws Exception {
        Files.writeString(
                folder.resolve("national.yaml"),
                "line: national\nname: National\nlanguages: [en, es]\nvoice: {numbers: ['+15550100733'], ring: 15s}\n");
        lines = LineFolder.open(folder);
        view.hear(new ConversationQueued(
                CONVERSATION, "national", Channel.VOICE, "s", "es", Urgency.IMMINENT_DANGER, List.of(), null, NOW));
    }

    @AfterEach
    void close() {
        provider.close();
        assertThat(provider.asked()).allSatisfy(asked -> assertThat(asked.toString())
                .as("nothing that records")
                .doesNotContainIgnoringCase("record")
                .doesNotContainIgnoringCase("transcri"));
    }

    @Test
    void the_person_is_brought_into_the_room_and_the_advocates_softphone_rings() throws Exception {
        decided(assigned("maria"));

        assertThat(provider.asked()).hasSize(2);
        Asked person = provider.asked().getFirst();
        assertThat(person.path()).isEqualTo("/Calls/" + PERSON + ".json");
        assertThat(person.form()).contains("Url=https://calls.example.org/twilio/voice/room?line=national&lang=es");
        Asked advocate = provider.asked().getLast();
        assertThat(advocate.path()).isEqualTo("/Calls.json");
        assertThat(advocate.form())
                .contains("To=client:maria")
                .contains("From=+15550100733")
                .contains("Timeout=15")
                .contains("/twilio/voice/advocate?line=national&thread=" + THREAD + "&advocate=maria&role=HOLDER")
                .contains("StatusCallback=https://calls.example.org/twilio/voice/advocate/status?")
                .contains("StatusCallbackEvent=completed");
        assertThat(published).isEmpty();
    }

    @Test
    void for_a_person_who_is_called_back_only_the_advocate_is_rung_and_not_the_former_call_moved() throws Exception {
        decided(new ConversationAssigned(CONVERSATION, "national", "maria", 1000, null, null, null, NOW, true));
        assertThat(provider.asked()).singleElement().satisfies(asked -> assertThat(asked.form())
                .contains("To=client:maria"));
        assertThat(published).isEmpty();
    }

    @Test
    void an_advocate_who_waits_for_somebody_who_was_not_reached_is_let_go() throws Exception {
        decided(new ConversationTransferred(
                CONVERSATION, "national", "maria", null, "system", "CALLBACK_NOT_REACHED", NOW));
        decided(new ConversationCompleted(CONVERSATION, "national", "maria", "CALLBACK_NOT_REACHED", NOW));
        assertThat(provider.asked())
                .filteredOn(asked -> asked.method().equals("DELETE"))
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.path()).contains("/Participants/maria"));
    }

    @Test
    void who_was_called_back_is_moved_on_the_call_on_which_they_are() throws Exception {
        view.hear(new CallbackReached("s", THREAD, "national", Channel.VOICE, NOW, LEG));
        decided(assigned("maria"));
        Asked person = provider.asked().getFirst();
        assertThat(person.path()).isEqualTo("/Calls/" + LEG + ".json");
        assertThat(person.form()).contains("of=" + THREAD);
    }

    @Test
    void nobody_is_rung_for_a_person_who_is_gone() throws Exception {
        provider.plan(400, 21220);
        decided(assigned("maria"));
        assertThat(provider.asked()).hasSize(1);
        assertThat(published).singleElement().isInstanceOfSatisfying(ConversationEnded.class, end -> {
            assertThat(end.threadId()).isEqualTo(THREAD);
            assertThat(end.reason()).isEqualTo(ConversationEnded.Reason.HUNG_UP);
        });
    }

    @Test
    void a_provider_that_fails_for_a_while_is_asked_again() throws Exception {
        provider.plan(503, 20503);
        provider.plan(429, 20429);
        decided(assigned("maria"));
        assertThat(provider.asked()).hasSize(4);
        assertThat(provider.asked().getLast().form()).contains("To=client:maria");
        assertThat(published).isEmpty();
    }

    @Test
    void who_cannot_be_rung_is_told_of_so_that_somebody_else_is_asked() throws Exception {
        view.hear(assigned("maria"));
        provider.plan(200, 0);
        provider.plan(400, 21201);
        decided(assigned("maria"));
        assertThat(published).singleElement().isInstanceOfSatisfying(AdvocateNotReached.class, unreached -> {
            assertThat(unreached.advocateId()).isEqualTo("maria");
            assertThat(unreached.reason()).isEqualTo(AdvocateNotReached.Reason.NOT_CALLED);
        });
        decided(assigned("maria"));
    }

    @Test
    void given_back_the_person_waits_on_and_at_the_end_hears_good_bye() throws Exception {
        decided(new ConversationTransferred(CONVERSATION, "national", "maria", null, "system", null, NOW));
        assertThat(provider.asked().getLast().form())
                .contains("/twilio/voice/wait?")
                .contains("without=maria");
        decided(new ConversationCompleted(CONVERSATION, "national", "maria", "COMPLETED", NOW));
        assertThat(provider.asked().getLast().form()).contains("/twilio/voice/goodbye?");
    }

    @Test
    void who_left_or_talks_with_a_backup_is_not_moved_when_the_conversation_ends() throws Exception {
        for (ConversationEnded.Reason reason : ConversationEnded.Reason.values()) {
            decided(new ConversationCompleted(CONVERSATION, "national", "maria", reason.name(), NOW));
        }
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void a_supervisor_listens_a_colleague_joins_and_each_can_leave() throws Exception {
        decided(joined("dana", ParticipantRole.MONITOR));
        assertThat(provider.asked().getLast().form()).contains("To=client:dana").contains("role=MONITOR");
        decided(joined("lee", ParticipantRole.CONSULTANT));
        assertThat(provider.asked().getLast().form()).contains("role=COMPANION");
        decided(new ParticipantLeft(
                CONVERSATION, "national", new Participant("lee", ParticipantRole.CONSULTANT, null), "LEFT", NOW));
        assertThat(provider.asked().getLast())
                .isEqualTo(new Asked("DELETE", "/Conferences/CF" + "0".repeat(32) + "/Participants/lee.json", ""));
    }

    @Test
    void a_decision_of_another_channel_asks_nothing() throws Exception {
        decided(new ConversationAssigned("sms-1234/1", "national", "maria", 1, null, NOW));
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void an_advocate_hears_the_urgency_and_the_language_and_nothing_personal_and_is_in_the_room() {
        AdvocateFlow flow = new AdvocateFlow(Messages.load(null), addresses, view, rooms);
        view.hear(assigned("maria"));
        String twiml = flow.answer(turn("maria", AdvocateTurn.Role.HOLDER), line());
        assertThat(twiml)
                .contains(">A caller in danger. Spanish.</Say>")
                .contains("participantLabel=\"maria\"")
                .contains("endConferenceOnExit=\"false\"")
                .contains(">" + THREAD + "</Conference>")
                .doesNotContain("record=");
        assertThat(flow.answer(turn("dana", AdvocateTurn.Role.MONITOR), line())).contains("muted=\"true\"");
        assertThat(flow.answer(turn("lee", AdvocateTurn.Role.HOLDER), line()))
                .as("somebody else has it")
                .contains("no longer there")
                .doesNotContain("<Dial");
    }

    @Test
    void a_telephone_that_is_not_answered_gives_the_call_back_once() throws Exception {
        view.hear(assigned("maria"));
        for (String status : List.of("initiated", "no-answer", "ringing", "no-answer")) {
            legs().status(query("maria", "HOLDER"), leg(status));
        }
        assertThat(published).hasSize(2).allSatisfy(event -> {
            AdvocateNotReached unreached = (AdvocateNotReached) event;
            assertThat(unreached.reason()).isEqualTo(AdvocateNotReached.Reason.NO_ANSWER);
            assertThat(unreached.signalId()).isEqualTo(((AdvocateNotReached) published.getFirst()).signalId());
        });
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void at_a_telephone_a_key_is_asked_for_and_only_who_presses_it_comes_into_the_room() throws Exception {
        decided(assigned("maria", telephone("maria", Kind.NUMBER, "+15550100155")));
        assertThat(provider.asked().getLast().form())
                .contains("To=+15550100155")
                .contains("role=HOLDER&key=1");

        AdvocateFlow flow = new AdvocateFlow(Messages.load(null), addresses, view, rooms);
        AdvocateTurn turn = new AdvocateTurn("national", THREAD, "maria", AdvocateTurn.Role.HOLDER, false);
        view.hear(assigned("maria"));
        assertThat(flow.answer(turn, line()))
                .contains("A caller in danger. Spanish.", "To take it, press 1.", "<Gather", "/advocate/key?")
                .doesNotContain("<Dial");
        assertThat(flow.key(turn, line(), null)).contains("<Hangup").doesNotContain("<Dial");
        assertThat(flow.key(turn, line(), "7")).contains("<Hangup").doesNotContain("<Dial");
        assertThat(flow.key(turn, line(), "1")).contains("<Dial", ">" + THREAD + "</Conference>");
    }

    @Test
    void a_telephone_of_an_exchange_is_called_by_its_address() throws Exception {
        decided(assigned("maria", telephone("maria", Kind.SIP, "sip:maria@pbx.example.org")));
        assertThat(provider.asked().getLast().form())
                .contains("To=sip:maria@pbx.example.org")
                .contains("key=1");
    }

    @Test
    void a_telephone_that_cannot_be_opened_gives_the_call_back() throws Exception {
        decided(assigned("maria", telephone("lee", Kind.NUMBER, "+15550100155")));
        assertThat(provider.asked()).hasSize(1);
        assertThat(published).singleElement().isInstanceOf(AdvocateNotReached.class);
    }

    @Test
    void voicemail_that_answers_gives_the_call_back_once_however_often_its_end_is_told() throws Exception {
        view.hear(assigned("maria"));
        AdvocateTurn turn = new AdvocateTurn("national", THREAD, "maria", AdvocateTurn.Role.HOLDER, false);
        assertThat(legs().unconfirmed(turn, LEG)).isEqualTo(Outcome.ACCEPTED);
        legs().status(query("maria", "HOLDER"), leg("completed"));
        assertThat(published)
                .hasSize(2)
                .extracting(event -> ((AdvocateNotReached) event).signalId())
                .containsOnly(((AdvocateNotReached) published.getFirst()).signalId());
        assertThat(((AdvocateNotReached) published.getFirst()).reason())
                .isEqualTo(AdvocateNotReached.Reason.NOT_CONFIRMED);
    }

    @Test
    void an_advocate_whose_line_breaks_leaves_nobody_alone() throws Exception {
        view.hear(assigned("maria"));
        assertThat(legs().status(query("maria", "HOLDER"), leg("completed"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(provider.asked().getLast().form())
                .contains("/twilio/voice/wait?")
                .contains("without=maria");
        assertThat(published).singleElement().isInstanceOfSatisfying(AdvocateNotReached.class, unreached -> assertThat(
                        unreached.reason())
                .isEqualTo(AdvocateNotReached.Reason.LINE_LOST));
    }

    @Test
    void when_the_leg_ends_because_the_person_hung_up_the_conversation_is_over_and_not_given_back() throws Exception {
        view.hear(assigned("maria"));
        provider.plan(400, 21220);
        legs().status(query("maria", "HOLDER"), leg("completed"));
        assertThat(published).singleElement().isInstanceOf(ConversationEnded.class);
    }

    @Test
    void the_end_of_a_leg_that_nobody_depends_on_changes_nothing() throws Exception {
        view.hear(assigned("lee"));
        assertThat(legs().status(query("maria", "HOLDER"), leg("completed"))).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(legs().status(query("dana", "MONITOR"), leg("completed"))).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(legs().status(TwilioForm.ofQuery("thread=x"), leg("completed")))
                .isEqualTo(Outcome.INCOMPLETE);
        assertThat(published).isEmpty();
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void who_overflows_does_not_wait_for_the_round_to_end() throws Exception {
        decided(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.SUPERVISORS, null, "", "p", NOW));
        assertThat(provider.asked()).isEmpty();
        decided(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.OVERFLOW, null, "", "p", NOW));
        assertThat(provider.asked()).singleElement().satisfies(person -> {
            assertThat(person.path()).isEqualTo("/Calls/" + PERSON + ".json");
            assertThat(person.form()).contains("/twilio/voice/wait?line=national&lang=es&kept=1");
        });
    }

    @Test
    void a_colleague_who_does_not_answer_is_told_of_and_the_call_stays_where_it_is() throws Exception {
        view.hear(assigned("maria"));
        legs().status(query("lee", "COMPANION"), leg("no-answer"));
        assertThat(published).singleElement().isInstanceOfSatisfying(ParticipantReported.class, told -> {
            assertThat(told.participant()).isEqualTo("lee");
            assertThat(told.state()).isEqualTo(ParticipantReported.State.NOT_REACHED);
        });
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void an_identity_is_made_of_letters_and_digits_whatever_the_advocates_id_is() {
        assertThat(Softphone.identity("maria")).isEqualTo("maria");
        assertThat(Softphone.identity("auth0|a-1")).isEqualTo("x_61757468307c612d31");
    }

    private void decided(AssignmentEvent event) throws InterruptedException {
        new ConnectCall(
                        lines::current,
                        provider.calls(PATIENT),
                        addresses,
                        view,
                        rooms,
                        signals,
                        reports,
                        KEYS.opener(),
                        () -> NOW,
                        Duration.ofSeconds(1))
                .carryOut(event);
    }

    private AdvocateLegs legs() {
        return new AdvocateLegs(provider.calls(PATIENT), addresses, view, signals, reports, () -> NOW);
    }

    private static ConversationAssigned assigned(String advocate) {
        return new ConversationAssigned(CONVERSATION, "national", advocate, 1000, null, NOW);
    }

    private static ConversationAssigned assigned(String advocate, AdvocateTelephone telephone) {
        return new ConversationAssigned(CONVERSATION, "national", advocate, 1000, null, telephone, NOW);
    }

    private static AdvocateTelephone telephone(String advocate, Kind kind, String address) {
        return new AdvocateTelephone(
                kind, "•••", KEYS.sealer().seal(Reader.VOICE, advocate, SealedField.ADVOCATE_TELEPHONE, address));
    }

    private static ParticipantJoined joined(String advocate, ParticipantRole role) {
        return new ParticipantJoined(CONVERSATION, "national", new Participant(advocate, role, null), NOW);
    }

    private static AdvocateTurn turn(String advocate, AdvocateTurn.Role role) {
        return new AdvocateTurn("national", THREAD, advocate, role);
    }

    private Optional<Line> line() {
        return lines.current().byId("national");
    }

    private static TwilioForm query(String advocate, String role) {
        return TwilioForm.ofQuery("line=national&thread=" + THREAD + "&advocate=" + advocate + "&role=" + role);
    }

    private static TwilioForm leg(String status) {
        return TwilioForm.parse(("CallSid=" + LEG + "&CallStatus=" + status).getBytes(StandardCharsets.UTF_8));
    }
}
