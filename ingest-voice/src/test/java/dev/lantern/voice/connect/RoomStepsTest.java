package dev.lantern.voice.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.CallHeld;
import dev.lantern.events.AssignmentEvent.CallMuted;
import dev.lantern.events.AssignmentEvent.CallResumed;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.ParticipantJoined;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.AssignmentEvent.ThirdPartyCalled;
import dev.lantern.events.AssignmentEvent.WhisperChanged;
import dev.lantern.events.CallStepFailed;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Participant;
import dev.lantern.events.Participant.Presence;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantReported.State;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Reader;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.lines.LineFolder;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.voice.call.CallSignals;
import dev.lantern.voice.connect.FakeProvider.Asked;
import dev.lantern.voice.flow.Addresses;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.flow.PartyFlow;
import dev.lantern.voice.flow.PartyTurn;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of the provider for those in a room, and what is told of them. */
class RoomStepsTest {

    private static final String PERSON = "CA" + "0123456789abcdef".repeat(2);
    private static final String THREAD = "voice-" + "0123456789abcdef".repeat(2);
    private static final String CONVERSATION = THREAD + "/1";
    private static final String LEG = "CA" + "e".repeat(32);
    private static final String ROOM = "/Conferences/CF" + "0".repeat(32) + "/Participants/";
    private static final String NUMBER = "+15550100177";
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Keyring KEYS = Keyring.load(LanternTestResource.keysFolder());

    @TempDir
    Path folder;

    private final FakeProvider provider = new FakeProvider();
    private final QueueView view = new QueueView();
    private final RoomView rooms = new RoomView();
    private final List<LanternEvent> published = new ArrayList<>();
    private final Addresses addresses = new Addresses(URI.create("https://calls.example.org"));
    private final CallSignals signals = new CallSignals(event -> {
        published.add(event.event());
        return new Publication.OnBroker();
    });
    private final RoomReports reports = new RoomReports(signals, () -> NOW);
    private LineFolder lines;

    @BeforeEach
    void aLine() throws Exception {
        Files.writeString(
                folder.resolve("national.yaml"),
                "line: national\nname: National\nlanguages: [en, es]\nvoice: {numbers: ['+15550100733'], ring: 15s}\n");
        lines = LineFolder.open(folder);
        view.hear(assigned("maria", null));
    }

    @AfterEach
    void nothing_is_recorded() {
        provider.close();
        assertThat(provider.asked()).allSatisfy(asked -> assertThat(asked.toString())
                .doesNotContainIgnoringCase("record")
                .doesNotContainIgnoringCase("transcri"));
    }

    @Test
    void on_hold_the_person_hears_music_and_comes_back() throws Exception {
        decided(new CallHeld(CONVERSATION, "national", "maria", NOW));
        assertThat(last().path()).isEqualTo(ROOM + "person.json");
        assertThat(last().form())
                .contains("Hold=true")
                .contains("HoldUrl=https://calls.example.org/twilio/voice/hold?");
        decided(new CallResumed(CONVERSATION, "national", "maria", 1, NOW));
        assertThat(last().form()).contains("Hold=false");
        assertThat(published).isEmpty();
    }

    @Test
    void what_the_provider_does_not_do_is_told_to_whoever_asked_and_nobody_else() throws Exception {
        provider.plan(400, 20001);
        decided(new CallHeld(CONVERSATION, "national", "maria", NOW));
        assertThat(published).singleElement().isInstanceOfSatisfying(CallStepFailed.class, failed -> {
            assertThat(failed.advocateId()).isEqualTo("maria");
            assertThat(failed.step()).isEqualTo(CallStepFailed.Step.HOLD);
            assertThat(failed.code()).isEqualTo("20001");
        });
        provider.plan(400, 20001);
        decided(new CallResumed(CONVERSATION, "national", "system", 1, NOW));
        assertThat(published).hasSize(1);
    }

    @Test
    void a_provider_that_fails_for_a_while_is_asked_again() throws Exception {
        provider.plan(500, 20500);
        provider.plan(429, 20429);
        decided(new CallMuted(CONVERSATION, "national", "maria", true, NOW));
        assertThat(last().path()).isEqualTo(ROOM + "maria.json");
        assertThat(last().form()).contains("Muted=true");
        assertThat(published).isEmpty();
    }

    @Test
    void a_whisper_is_heard_by_the_advocate_alone_and_listening_by_nobody() throws Exception {
        decided(new WhisperChanged(CONVERSATION, "national", "dana", "maria", true, NOW));
        assertThat(last().path()).isEqualTo(ROOM + "dana.json");
        assertThat(last().form()).contains("Coaching=true", "CallSidToCoach=" + LEG, "Muted=false");
        decided(new WhisperChanged(CONVERSATION, "national", "dana", "maria", false, NOW));
        assertThat(last().form()).contains("Coaching=false", "Muted=true");
    }

    @Test
    void somebody_from_outside_is_called_with_the_number_of_the_line_and_hears_nothing_of_the_person()
            throws Exception {
        decided(called("p1", THREAD));
        assertThat(last().path()).isEqualTo("/Calls.json");
        assertThat(last().form())
                .contains("To=" + NUMBER)
                .contains("From=+15550100733")
                .contains("/twilio/voice/party?line=national&thread=" + THREAD + "&party=p1");
        assertThat(report().state()).isEqualTo(State.RINGING);
        assertThat(report().legId()).isEqualTo(LEG);

        PartyFlow flow = new PartyFlow(Messages.load(null), addresses, view, rooms);
        PartyTurn turn = new PartyTurn("national", THREAD, "p1");
        String twiml = flow.answer(turn, lines.current().byId("national"));
        assertThat(twiml)
                .contains(">This is National. You are being connected with an advocate. This call is not recorded.<")
                .contains("participantLabel=\"p1\"", "endConferenceOnExit=\"false\"")
                .doesNotContain("danger", "Spanish", "record=");
        rooms.hear(left(party("p1"), "DROPPED"));
        assertThat(flow.answer(turn, lines.current().byId("national")))
                .contains("no longer there")
                .doesNotContain("<Dial");
    }

    @Test
    void a_number_that_was_sealed_for_another_call_is_not_called() throws Exception {
        decided(called("p1", "voice-" + "f".repeat(32)));
        assertThat(provider.asked()).isEmpty();
        assertThat(report().state()).isEqualTo(State.FAILED);
        assertThat(report().toString()).doesNotContain(NUMBER);
    }

    @Test
    void who_is_let_go_while_ringing_rings_no_longer() throws Exception {
        decided(called("p1", THREAD));
        rooms.hear(report());
        decided(left(party("p1"), "DROPPED"));
        assertThat(last().path()).isEqualTo("/Calls/" + LEG + ".json");
        assertThat(last().form()).contains("Status=completed");
    }

    @Test
    void who_has_the_call_now_is_not_sent_out_of_it() throws Exception {
        decided(left(new Participant("sam", ParticipantRole.CONSULTANT, null, null, Presence.IN_ROOM), "HAS_IT_NOW"));
        decided(left(new Participant("maria", ParticipantRole.HANDING_OVER, null), "HAS_IT_NOW"));
        assertThat(provider.asked()).isEmpty();
        decided(left(new Participant("maria", ParticipantRole.HANDING_OVER, null), "HANDED_OVER"));
        assertThat(last().method()).isEqualTo("DELETE");
    }

    @Test
    void in_a_warm_transfer_the_person_stays_where_they_are_and_the_next_is_rung() throws Exception {
        decided(new ConversationTransferred(CONVERSATION, "national", "maria", "sam", "maria", null, true, NOW));
        assertThat(provider.asked()).isEmpty();
        decided(assigned("sam", Meeting.WITH_FORMER));
        decided(new ParticipantJoined(
                CONVERSATION, "national", new Participant("maria", ParticipantRole.HANDING_OVER, null), NOW));
        assertThat(last().form()).contains("To=client:sam");
        assertThat(provider.asked()).noneMatch(asked -> asked.path().contains(PERSON));
        assertThat(provider.asked()).noneMatch(asked -> asked.form().contains("To=client:maria"));
    }

    @Test
    void who_is_in_the_room_already_is_not_rung_but_heard() throws Exception {
        decided(assigned("dana", Meeting.WITH_ADVOCATE));
        assertThat(last().path()).isEqualTo(ROOM + "dana.json");
        assertThat(last().form()).contains("Muted=false", "Coaching=false");
    }

    @Test
    void a_cold_transfer_lets_the_person_wait_until_the_next_says_yes() throws Exception {
        decided(new ConversationTransferred(CONVERSATION, "national", "maria", "sam", "maria", null, NOW));
        assertThat(last().form()).contains("/twilio/voice/wait?").contains("without=maria");
    }

    @Test
    void who_comes_and_goes_is_told_once_and_the_person_by_their_own_call() {
        RoomLegs legs = new RoomLegs(reports, () -> NOW);
        assertThat(legs.event(query(), event("participant-join", "maria"))).isEqualTo(Outcome.ACCEPTED);
        legs.event(query(), event("participant-join", "maria"));
        assertThat(published)
                .hasSize(2)
                .extracting(one -> ((ParticipantReported) one).signalId())
                .containsOnly(report().signalId());
        assertThat(legs.event(query(), event("participant-leave", "maria"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(report().state()).isEqualTo(State.LEFT);
        assertThat(legs.event(query(), event("participant-join", "person"))).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(legs.event(TwilioForm.ofQuery("line=national"), event("participant-join", "maria")))
                .isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void somebody_from_outside_who_does_not_answer_is_told_of() {
        RoomLegs legs = new RoomLegs(reports, () -> NOW);
        TwilioForm query = TwilioForm.ofQuery("line=national&thread=" + THREAD + "&party=p1");
        legs.party(query, form("CallSid=" + LEG + "&CallStatus=busy"));
        assertThat(report().state()).isEqualTo(State.NOT_REACHED);
        legs.party(query, form("CallSid=" + LEG + "&CallStatus=failed"));
        assertThat(report().state()).isEqualTo(State.FAILED);
        assertThat(legs.party(query, form("CallSid=" + LEG + "&CallStatus=completed")))
                .isEqualTo(Outcome.NOTHING_NEW);
    }

    @Test
    void a_colleague_who_left_before_they_answered_stays_out() {
        AdvocateFlow flow = new AdvocateFlow(Messages.load(null), addresses, view, rooms);
        AdvocateTurn turn = new AdvocateTurn("national", THREAD, "sam", AdvocateTurn.Role.COMPANION);
        assertThat(flow.answer(turn, lines.current().byId("national"))).contains("<Dial");
        rooms.hear(left(new Participant("sam", ParticipantRole.CONSULTANT, null), "LEFT"));
        assertThat(flow.answer(turn, lines.current().byId("national"))).doesNotContain("<Dial");
    }

    private void decided(AssignmentEvent event) throws InterruptedException {
        new ConnectCall(
                        lines::current,
                        provider.calls(Duration.ofMinutes(2)),
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

    private Asked last() {
        return provider.asked().getLast();
    }

    private ParticipantReported report() {
        return (ParticipantReported) published.getLast();
    }

    private static ConversationAssigned assigned(String advocate, @Nullable Meeting meeting) {
        return new ConversationAssigned(CONVERSATION, "national", advocate, 1, null, null, meeting, NOW, null);
    }

    private static ThirdPartyCalled called(String party, String sealedFor) {
        return new ThirdPartyCalled(
                CONVERSATION,
                "national",
                party(party),
                KEYS.sealer().seal(Reader.VOICE, sealedFor, SealedField.PARTICIPANT_TELEPHONE, NUMBER),
                "maria",
                NOW);
    }

    private static Participant party(String id) {
        return new Participant(null, ParticipantRole.PROVIDER, null, id, Presence.RINGING);
    }

    private static ParticipantLeft left(Participant participant, String reason) {
        return new ParticipantLeft(CONVERSATION, "national", participant, reason, NOW);
    }

    private static TwilioForm query() {
        return TwilioForm.ofQuery("line=national&thread=" + THREAD);
    }

    private static TwilioForm event(String event, String label) {
        return form("ConferenceSid=CF" + "0".repeat(32) + "&CallSid=" + LEG + "&ParticipantLabel=" + label
                + "&StatusCallbackEvent=" + event);
    }

    private static TwilioForm form(String body) {
        return TwilioForm.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
