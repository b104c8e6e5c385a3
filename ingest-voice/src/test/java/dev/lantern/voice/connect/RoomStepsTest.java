package dev.lantern.voice.connect;

import static dev.lantern.voice.connect.Decided.called;
import static dev.lantern.voice.connect.Decided.meeting;
import static dev.lantern.voice.connect.RoomScene.CONVERSATION;
import static dev.lantern.voice.connect.RoomScene.LEG;
import static dev.lantern.voice.connect.RoomScene.NOW;
import static dev.lantern.voice.connect.RoomScene.PARTICIPANTS;
import static dev.lantern.voice.connect.RoomScene.PERSON;
import static dev.lantern.voice.connect.RoomScene.THREAD;
import static dev.lantern.voice.connect.RoomScene.form;
import static dev.lantern.voice.connect.RoomScene.leg;
import static dev.lantern.voice.connect.RoomScene.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent.CallHeld;
import dev.lantern.events.AssignmentEvent.CallMuted;
import dev.lantern.events.AssignmentEvent.CallResumed;
import dev.lantern.events.AssignmentEvent.ConversationAssigned.Meeting;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.AssignmentEvent.ParticipantJoined;
import dev.lantern.events.AssignmentEvent.ParticipantLeft;
import dev.lantern.events.AssignmentEvent.WhisperChanged;
import dev.lantern.events.CallStepFailed;
import dev.lantern.events.Participant;
import dev.lantern.events.Participant.Presence;
import dev.lantern.events.ParticipantReported;
import dev.lantern.events.ParticipantReported.State;
import dev.lantern.events.ParticipantRole;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.flow.EndCall.Outcome;
import dev.lantern.voice.flow.PartyFlow;
import dev.lantern.voice.flow.PartyTurn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is asked of the provider for those in a room, and what is told of them. */
class RoomStepsTest {

    private static final String NUMBER = "+15550100177";

    @RegisterExtension
    final RoomScene scene = new RoomScene().withACallOf("maria");

    @Test
    void on_hold_the_person_hears_music_and_comes_back() throws Exception {
        scene.decided(new CallHeld(CONVERSATION, "national", "maria", NOW));
        assertThat(scene.lastAsked().path()).isEqualTo(PARTICIPANTS + "person.json");
        assertThat(scene.lastAsked().form())
                .contains("Hold=true")
                .contains("HoldUrl=https://calls.example.org/twilio/voice/hold?");
        scene.decided(new CallResumed(CONVERSATION, "national", "maria", 1, NOW));
        assertThat(scene.lastAsked().form()).contains("Hold=false");
        assertThat(scene.published).isEmpty();
    }

    @Test
    void what_the_provider_does_not_do_is_told_to_whoever_asked_and_nobody_else() throws Exception {
        scene.provider.plan(400, 20001);
        scene.decided(new CallHeld(CONVERSATION, "national", "maria", NOW));
        assertThat(scene.published).singleElement().isInstanceOfSatisfying(CallStepFailed.class, failed -> {
            assertThat(failed.advocateId()).isEqualTo("maria");
            assertThat(failed.step()).isEqualTo(CallStepFailed.Step.HOLD);
            assertThat(failed.code()).isEqualTo("20001");
        });
        scene.provider.plan(400, 20001);
        scene.decided(new CallResumed(CONVERSATION, "national", "system", 1, NOW));
        assertThat(scene.published).hasSize(1);
    }

    @Test
    void a_provider_that_fails_for_a_while_is_asked_again() throws Exception {
        scene.provider.plan(500, 20500);
        scene.provider.plan(429, 20429);
        scene.decided(new CallMuted(CONVERSATION, "national", "maria", true, NOW));
        assertThat(scene.lastAsked().path()).isEqualTo(PARTICIPANTS + "maria.json");
        assertThat(scene.lastAsked().form()).contains("Muted=true");
        assertThat(scene.published).isEmpty();
    }

    @Test
    void a_whisper_is_heard_by_the_advocate_alone_and_listening_by_nobody() throws Exception {
        scene.decided(new WhisperChanged(CONVERSATION, "national", "dana", "maria", true, NOW));
        assertThat(scene.lastAsked().path()).isEqualTo(PARTICIPANTS + "dana.json");
        assertThat(scene.lastAsked().form()).contains("Coaching=true", "CallSidToCoach=" + LEG, "Muted=false");
        scene.decided(new WhisperChanged(CONVERSATION, "national", "dana", "maria", false, NOW));
        assertThat(scene.lastAsked().form()).contains("Coaching=false", "Muted=true");
    }

    @Test
    void somebody_from_outside_is_called_with_the_number_of_the_line_and_hears_nothing_of_the_person()
            throws Exception {
        scene.decided(called(party("p1"), THREAD, NUMBER));
        assertThat(scene.lastAsked().path()).isEqualTo("/Calls.json");
        assertThat(scene.lastAsked().form())
                .contains("To=" + NUMBER)
                .contains("From=+15550100733")
                .contains("/twilio/voice/party?line=national&thread=" + THREAD + "&party=p1");
        assertThat(report().state()).isEqualTo(State.RINGING);
        assertThat(report().legId()).isEqualTo(LEG);

        PartyFlow flow = scene.partyFlow();
        PartyTurn turn = new PartyTurn("national", THREAD, "p1");
        String twiml = flow.answer(turn, scene.line());
        assertThat(twiml)
                .contains(">This is National. You are being connected with an advocate. This call is not recorded.<")
                .contains("participantLabel=\"p1\"", "endConferenceOnExit=\"false\"")
                .doesNotContain("danger", "Spanish", "record=");
        scene.rooms.hear(left(party("p1"), "DROPPED"));
        assertThat(flow.answer(turn, scene.line())).contains("no longer there").doesNotContain("<Dial");
    }

    @Test
    void a_number_that_was_sealed_for_another_call_is_not_called() throws Exception {
        scene.decided(called(party("p1"), "voice-" + "f".repeat(32), NUMBER));
        assertThat(scene.asked()).isEmpty();
        assertThat(report().state()).isEqualTo(State.FAILED);
        assertThat(report().toString()).doesNotContain(NUMBER);
    }

    @Test
    void who_is_let_go_while_ringing_rings_no_longer() throws Exception {
        scene.decided(called(party("p1"), THREAD, NUMBER));
        scene.rooms.hear(report());
        scene.decided(left(party("p1"), "DROPPED"));
        assertThat(scene.lastAsked().path()).isEqualTo("/Calls/" + LEG + ".json");
        assertThat(scene.lastAsked().form()).contains("Status=completed");
    }

    @Test
    void who_has_the_call_now_is_not_sent_out_of_it() throws Exception {
        scene.decided(
                left(new Participant("sam", ParticipantRole.CONSULTANT, null, null, Presence.IN_ROOM), "HAS_IT_NOW"));
        scene.decided(left(new Participant("maria", ParticipantRole.HANDING_OVER, null), "HAS_IT_NOW"));
        assertThat(scene.asked()).isEmpty();
        scene.decided(left(new Participant("maria", ParticipantRole.HANDING_OVER, null), "HANDED_OVER"));
        assertThat(scene.lastAsked().method()).isEqualTo("DELETE");
    }

    @Test
    void in_a_warm_transfer_the_person_stays_where_they_are_and_the_next_is_rung() throws Exception {
        scene.decided(new ConversationTransferred(CONVERSATION, "national", "maria", "sam", "maria", null, true, NOW));
        assertThat(scene.asked()).isEmpty();
        scene.decided(meeting("sam", Meeting.WITH_FORMER));
        scene.decided(new ParticipantJoined(
                CONVERSATION, "national", new Participant("maria", ParticipantRole.HANDING_OVER, null), NOW));
        assertThat(scene.lastAsked().form()).contains("To=client:sam");
        assertThat(scene.asked()).noneMatch(asked -> asked.path().contains(PERSON));
        assertThat(scene.asked()).noneMatch(asked -> asked.form().contains("To=client:maria"));
    }

    @Test
    void who_is_in_the_room_already_is_not_rung_but_heard() throws Exception {
        scene.decided(meeting("dana", Meeting.WITH_ADVOCATE));
        assertThat(scene.lastAsked().path()).isEqualTo(PARTICIPANTS + "dana.json");
        assertThat(scene.lastAsked().form()).contains("Muted=false", "Coaching=false");
    }

    @Test
    void a_cold_transfer_lets_the_person_wait_until_the_next_says_yes() throws Exception {
        scene.decided(new ConversationTransferred(CONVERSATION, "national", "maria", "sam", "maria", null, NOW));
        assertThat(scene.lastAsked().form()).contains("/twilio/voice/wait?").contains("without=maria");
    }

    @Test
    void who_comes_and_goes_is_told_once_and_the_person_by_their_own_call() {
        RoomLegs legs = new RoomLegs(scene.reports, () -> NOW);
        assertThat(legs.event(query(""), event("participant-join", "maria"))).isEqualTo(Outcome.ACCEPTED);
        legs.event(query(""), event("participant-join", "maria"));
        assertThat(scene.published)
                .hasSize(2)
                .extracting(one -> ((ParticipantReported) one).signalId())
                .containsOnly(report().signalId());
        assertThat(legs.event(query(""), event("participant-leave", "maria"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(report().state()).isEqualTo(State.LEFT);
        assertThat(legs.event(query(""), event("participant-join", "person"))).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(legs.event(TwilioForm.ofQuery("line=national"), event("participant-join", "maria")))
                .isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void somebody_from_outside_who_does_not_answer_is_told_of() {
        RoomLegs legs = new RoomLegs(scene.reports, () -> NOW);
        TwilioForm query = query("&party=p1");
        legs.party(query, leg("busy"));
        assertThat(report().state()).isEqualTo(State.NOT_REACHED);
        legs.party(query, leg("failed"));
        assertThat(report().state()).isEqualTo(State.FAILED);
        assertThat(legs.party(query, leg("completed"))).isEqualTo(Outcome.NOTHING_NEW);
    }

    @Test
    void a_colleague_who_left_before_they_answered_stays_out() {
        AdvocateFlow flow = scene.advocateFlow();
        AdvocateTurn turn = new AdvocateTurn("national", THREAD, "sam", AdvocateTurn.Role.COMPANION);
        assertThat(flow.answer(turn, scene.line())).contains("<Dial");
        scene.rooms.hear(left(new Participant("sam", ParticipantRole.CONSULTANT, null), "LEFT"));
        assertThat(flow.answer(turn, scene.line())).doesNotContain("<Dial");
    }

    private ParticipantReported report() {
        return (ParticipantReported) scene.published.getLast();
    }

    private static Participant party(String id) {
        return new Participant(null, ParticipantRole.PROVIDER, null, id, Presence.RINGING);
    }

    private static ParticipantLeft left(Participant participant, String reason) {
        return new ParticipantLeft(CONVERSATION, "national", participant, reason, NOW);
    }

    private static TwilioForm event(String event, String label) {
        return form("ConferenceSid=CF" + "0".repeat(32) + "&CallSid=" + LEG + "&ParticipantLabel=" + label
                + "&StatusCallbackEvent=" + event);
    }
}
