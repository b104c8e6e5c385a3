package dev.lantern.voice.connect;

import static dev.lantern.voice.connect.Decided.assigned;
import static dev.lantern.voice.connect.Decided.telephone;
import static dev.lantern.voice.connect.RoomScene.CONVERSATION;
import static dev.lantern.voice.connect.RoomScene.LEG;
import static dev.lantern.voice.connect.RoomScene.NOW;
import static dev.lantern.voice.connect.RoomScene.THREAD;
import static dev.lantern.voice.connect.RoomScene.leg;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.AdvocateTelephone.Kind;
import dev.lantern.events.AssignmentEvent.ConversationTransferred;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ParticipantReported;
import dev.lantern.ingest.Publication;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.voice.FakeTwilio.Asked;
import dev.lantern.voice.flow.AdvocateFlow;
import dev.lantern.voice.flow.AdvocateTurn;
import dev.lantern.voice.flow.EndCall.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an advocate hears who is called, which keys they press, and what becomes of their leg. */
class AdvocateLegsTest {

    @RegisterExtension
    final RoomScene scene = new RoomScene().withACallThatWaits();

    @Test
    void a_telephone_that_is_not_answered_gives_the_call_back_once() throws Exception {
        scene.view.hear(assigned("maria"));
        for (String status : List.of("initiated", "no-answer", "ringing", "no-answer")) {
            scene.legOf("maria", "HOLDER", status);
        }
        assertThat(scene.published).hasSize(2).allSatisfy(event -> {
            AdvocateNotReached unreached = (AdvocateNotReached) event;
            assertThat(unreached.reason()).isEqualTo(AdvocateNotReached.Reason.NO_ANSWER);
            assertThat(unreached.signalId()).isEqualTo(((AdvocateNotReached) scene.published.getFirst()).signalId());
        });
        assertThat(scene.asked()).isEmpty();
    }

    @Test
    void voicemail_that_answers_gives_the_call_back_once_however_often_its_end_is_told() throws Exception {
        scene.view.hear(assigned("maria"));
        AdvocateTurn turn = atTelephone("maria");
        assertThat(scene.advocateLegs().unconfirmed(turn, LEG)).isEqualTo(Outcome.ACCEPTED);
        scene.legOf("maria", "HOLDER", "completed");
        assertThat(scene.published)
                .hasSize(2)
                .extracting(event -> ((AdvocateNotReached) event).signalId())
                .containsOnly(((AdvocateNotReached) scene.published.getFirst()).signalId());
        assertThat(((AdvocateNotReached) scene.published.getFirst()).reason())
                .isEqualTo(AdvocateNotReached.Reason.NOT_CONFIRMED);
    }

    @Test
    void an_advocate_whose_line_breaks_leaves_nobody_alone_and_the_person_is_moved_once() throws Exception {
        scene.view.hear(assigned("maria"));
        assertThat(scene.legOf("maria", "HOLDER", "completed")).isEqualTo(Outcome.ACCEPTED);
        assertThat(scene.asked()).extracting(Asked::method).containsExactly("GET");
        assertThat(scene.published)
                .singleElement()
                .isInstanceOfSatisfying(AdvocateNotReached.class, unreached -> assertThat(unreached.reason())
                        .isEqualTo(AdvocateNotReached.Reason.LINE_LOST));
        scene.decided(new ConversationTransferred(
                CONVERSATION, "national", "maria", null, "system", "ADVOCATE_NOT_REACHED", NOW));
        assertThat(scene.asked())
                .filteredOn(asked -> asked.form().contains("/twilio/voice/wait?"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.form()).contains("without=maria"));
    }

    @Test
    void while_routing_does_not_hear_of_it_the_person_is_brought_back_to_waiting_at_once() throws Exception {
        scene.view.hear(assigned("maria"));
        scene.kept = new Publication.OnSpool();
        scene.legOf("maria", "HOLDER", "completed");
        assertThat(scene.lastAsked().form()).contains("/twilio/voice/wait?").contains("without=maria");
    }

    @Test
    void who_presses_the_key_when_the_call_was_given_back_meanwhile_is_not_left_alone_in_the_room() {
        AdvocateTurn turn = atTelephone("maria");
        scene.view.hear(assigned("maria"));
        scene.view.hear(new ConversationTransferred(
                CONVERSATION, "national", "maria", null, "system", "CALLBACK_NOT_REACHED", NOW));
        assertThat(scene.advocateFlow().key(turn, scene.line(), "1"))
                .contains("no longer there")
                .doesNotContain("<Dial");
    }

    @Test
    void when_the_leg_ends_because_the_person_hung_up_the_conversation_is_over_and_not_given_back() throws Exception {
        scene.view.hear(assigned("maria"));
        scene.provider.status = "completed";
        scene.legOf("maria", "HOLDER", "completed");
        assertThat(scene.published).singleElement().isInstanceOf(ConversationEnded.class);
    }

    @Test
    void the_end_of_a_leg_that_nobody_depends_on_changes_nothing() throws Exception {
        scene.view.hear(assigned("lee"));
        assertThat(scene.legOf("maria", "HOLDER", "completed")).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(scene.legOf("dana", "MONITOR", "completed")).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(scene.advocateLegs().status(TwilioForm.ofQuery("thread=x"), leg("completed")))
                .isEqualTo(Outcome.INCOMPLETE);
        assertThat(scene.published).isEmpty();
        assertThat(scene.asked()).isEmpty();
    }

    @Test
    void a_colleague_who_does_not_answer_is_told_of_and_the_call_stays_where_it_is() throws Exception {
        scene.view.hear(assigned("maria"));
        scene.legOf("lee", "COMPANION", "no-answer");
        assertThat(scene.published).singleElement().isInstanceOfSatisfying(ParticipantReported.class, told -> {
            assertThat(told.participant()).isEqualTo("lee");
            assertThat(told.state()).isEqualTo(ParticipantReported.State.NOT_REACHED);
        });
        assertThat(scene.asked()).isEmpty();
    }

    @Test
    void an_advocate_hears_the_urgency_and_the_language_and_nothing_personal_and_is_in_the_room() {
        AdvocateFlow flow = scene.advocateFlow();
        scene.view.hear(assigned("maria"));
        String twiml = flow.answer(turn("maria", AdvocateTurn.Role.HOLDER), scene.line());
        assertThat(twiml)
                .contains(">A caller in danger. Spanish.</Say>")
                .contains("participantLabel=\"maria\"")
                .contains("endConferenceOnExit=\"false\"")
                .contains(">" + THREAD + "</Conference>")
                .doesNotContain("record=");
        assertThat(flow.answer(turn("dana", AdvocateTurn.Role.MONITOR), scene.line()))
                .contains("muted=\"true\"");
        assertThat(flow.answer(turn("lee", AdvocateTurn.Role.HOLDER), scene.line()))
                .as("somebody else has it")
                .contains("no longer there")
                .doesNotContain("<Dial");
    }

    @Test
    void at_a_telephone_a_key_is_asked_for_and_only_who_presses_it_comes_into_the_room() throws Exception {
        scene.decided(assigned("maria", telephone("maria", Kind.NUMBER, "+15550100155")));
        assertThat(scene.lastAsked().form()).contains("To=+15550100155").contains("role=HOLDER&key=1");

        AdvocateFlow flow = scene.advocateFlow();
        AdvocateTurn turn = atTelephone("maria");
        scene.view.hear(assigned("maria"));
        assertThat(flow.answer(turn, scene.line()))
                .contains("A caller in danger. Spanish.", "To take it, press 1.", "<Gather", "/advocate/key?")
                .doesNotContain("<Dial");
        assertThat(flow.key(turn, scene.line(), null)).contains("<Hangup").doesNotContain("<Dial");
        assertThat(flow.key(turn, scene.line(), "7")).contains("<Hangup").doesNotContain("<Dial");
        assertThat(flow.key(turn, scene.line(), "1")).contains("<Dial", ">" + THREAD + "</Conference>");
    }

    /** At a telephone, where it is a key that says yes. */
    private static AdvocateTurn atTelephone(String advocate) {
        return new AdvocateTurn("national", THREAD, advocate, AdvocateTurn.Role.HOLDER, false);
    }

    private static AdvocateTurn turn(String advocate, AdvocateTurn.Role role) {
        return new AdvocateTurn("national", THREAD, advocate, role);
    }
}
