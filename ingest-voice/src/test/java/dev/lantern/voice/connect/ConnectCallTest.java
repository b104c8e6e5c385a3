package dev.lantern.voice.connect;

import static dev.lantern.voice.connect.Decided.assigned;
import static dev.lantern.voice.connect.Decided.telephone;
import static dev.lantern.voice.connect.RoomScene.CONVERSATION;
import static dev.lantern.voice.connect.RoomScene.LEG;
import static dev.lantern.voice.connect.RoomScene.NOW;
import static dev.lantern.voice.connect.RoomScene.PARTICIPANTS;
import static dev.lantern.voice.connect.RoomScene.PERSON;
import static dev.lantern.voice.connect.RoomScene.SILENCED;
import static dev.lantern.voice.connect.RoomScene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateNotReached;
import dev.lantern.events.AdvocateTelephone.Kind;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.AssignmentEvent.ConversationAssigned;
import dev.lantern.events.AssignmentEvent.ConversationCompleted;
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
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Softphone;
import dev.lantern.voice.FakeTwilio.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is asked of the provider when routing has decided, and what is told to routing when it does not go. */
class ConnectCallTest {

    @RegisterExtension
    final RoomScene scene = new RoomScene().withACallThatWaits();

    @Test
    void the_person_is_brought_into_the_room_and_the_advocates_softphone_rings() throws Exception {
        scene.decided(assigned("maria"));

        assertThat(scene.asked()).hasSize(2);
        Asked person = scene.asked().getFirst();
        assertThat(person.path()).isEqualTo("/Calls/" + PERSON + ".json");
        assertThat(person.form()).contains("Url=https://calls.example.org/twilio/voice/room?line=national&lang=es");
        Asked advocate = scene.lastAsked();
        assertThat(advocate.path()).isEqualTo("/Calls.json");
        assertThat(advocate.form())
                .contains("To=client:maria")
                .contains("From=+15550100733")
                .contains("Timeout=15")
                .contains("/twilio/voice/advocate?line=national&thread=" + THREAD + "&advocate=maria&role=HOLDER")
                .contains("StatusCallback=https://calls.example.org/twilio/voice/advocate/status?")
                .contains("StatusCallbackEvent=completed");
        assertThat(scene.published).singleElement().satisfies(ConnectCallTest::isRinging);
    }

    @Test
    void for_a_person_who_is_called_back_only_the_advocate_is_rung_and_not_the_former_call_moved() throws Exception {
        scene.decided(
                new ConversationAssigned(CONVERSATION, "national", "maria", 1000, null, null, null, NOW, true, null));
        assertThat(scene.asked()).singleElement().satisfies(asked -> assertThat(asked.form())
                .contains("To=client:maria"));
        assertThat(scene.published).singleElement().satisfies(ConnectCallTest::isRinging);
    }

    @Test
    void an_advocate_who_waits_for_somebody_who_was_not_reached_is_let_go() throws Exception {
        scene.decided(new ConversationTransferred(
                CONVERSATION, "national", "maria", null, "system", "CALLBACK_NOT_REACHED", NOW));
        scene.decided(new ConversationCompleted(CONVERSATION, "national", "maria", "CALLBACK_NOT_REACHED", NOW));
        assertThat(scene.asked())
                .filteredOn(asked -> asked.method().equals("DELETE"))
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.path()).contains("/Participants/maria"));
    }

    @Test
    void a_telephone_that_still_rings_for_somebody_who_is_gone_is_silenced() throws Exception {
        for (AssignmentEvent end : List.of(
                new ConversationTransferred(
                        CONVERSATION, "national", "maria", null, "system", "CALLBACK_NOT_REACHED", NOW),
                new ConversationCompleted(CONVERSATION, "national", "maria", "CALLBACK_NOT_REACHED", NOW),
                new ConversationCompleted(CONVERSATION, "national", "maria", "HUNG_UP", NOW),
                new ConversationCompleted(CONVERSATION, "national", "maria", "COMPLETED", NOW),
                new ConversationTransferred(CONVERSATION, "national", "maria", null, "maria", null, NOW))) {
            scene.decided(assigned("maria"));
            int before = scene.asked().size();
            scene.decided(end);
            assertThat(scene.asked().subList(before, scene.asked().size()))
                    .as(end.toString())
                    .contains(SILENCED);
        }
        scene.decided(new ConversationTransferred(CONVERSATION, "national", "maria", "lee", "maria", null, true, NOW));
        assertThat(scene.asked())
                .as("who hands the call over stays until the next one is there")
                .filteredOn(SILENCED::equals)
                .hasSize(5);
    }

    @Test
    void who_was_called_back_is_moved_on_the_call_on_which_they_are() throws Exception {
        scene.view.hear(new CallbackReached("s", THREAD, "national", Channel.VOICE, NOW, LEG));
        scene.decided(assigned("maria"));
        Asked person = scene.asked().getFirst();
        assertThat(person.path()).isEqualTo("/Calls/" + LEG + ".json");
        assertThat(person.form()).contains("of=" + THREAD);
    }

    @Test
    void nobody_is_rung_for_a_person_who_is_gone() throws Exception {
        scene.provider.plan(400, 21220);
        scene.decided(assigned("maria"));
        assertThat(scene.asked()).hasSize(1);
        assertThat(scene.published).singleElement().isInstanceOfSatisfying(ConversationEnded.class, end -> {
            assertThat(end.threadId()).isEqualTo(THREAD);
            assertThat(end.reason()).isEqualTo(ConversationEnded.Reason.HUNG_UP);
        });
    }

    @Test
    void a_provider_that_fails_for_a_while_is_asked_again() throws Exception {
        scene.provider.plan(503, 20503);
        scene.provider.plan(429, 20429);
        scene.decided(assigned("maria"));
        assertThat(scene.asked()).hasSize(4);
        assertThat(scene.lastAsked().form()).contains("To=client:maria");
        assertThat(scene.published).singleElement().satisfies(ConnectCallTest::isRinging);
    }

    @Test
    void who_cannot_be_rung_is_told_of_so_that_somebody_else_is_asked() throws Exception {
        scene.view.hear(assigned("maria"));
        scene.provider.plan(200, 0);
        scene.provider.plan(400, 21201);
        scene.decided(assigned("maria"));
        assertThat(scene.published).singleElement().isInstanceOfSatisfying(AdvocateNotReached.class, unreached -> {
            assertThat(unreached.advocateId()).isEqualTo("maria");
            assertThat(unreached.reason()).isEqualTo(AdvocateNotReached.Reason.NOT_CALLED);
        });
        scene.decided(assigned("maria"));
    }

    @Test
    void given_back_the_person_waits_on_and_at_the_end_hears_good_bye() throws Exception {
        scene.decided(new ConversationTransferred(CONVERSATION, "national", "maria", null, "system", null, NOW));
        assertThat(scene.lastAsked().form()).contains("/twilio/voice/wait?").contains("without=maria");
        scene.decided(new ConversationCompleted(CONVERSATION, "national", "maria", "COMPLETED", NOW));
        assertThat(scene.lastAsked().form()).contains("/twilio/voice/goodbye?");
    }

    @Test
    void who_left_or_talks_with_a_backup_is_not_moved_when_the_conversation_ends() throws Exception {
        for (ConversationEnded.Reason reason : ConversationEnded.Reason.values()) {
            scene.decided(new ConversationCompleted(CONVERSATION, "national", "maria", reason.name(), NOW));
        }
        assertThat(scene.asked()).isEmpty();
    }

    @Test
    void a_supervisor_listens_a_colleague_joins_and_each_can_leave() throws Exception {
        scene.decided(joined("dana", ParticipantRole.MONITOR));
        assertThat(scene.lastAsked().form()).contains("To=client:dana").contains("role=MONITOR");
        scene.decided(joined("lee", ParticipantRole.CONSULTANT));
        assertThat(scene.lastAsked().form()).contains("role=COMPANION");
        scene.decided(new ParticipantLeft(
                CONVERSATION, "national", new Participant("lee", ParticipantRole.CONSULTANT, null), "LEFT", NOW));
        assertThat(scene.lastAsked()).isEqualTo(new Asked("DELETE", PARTICIPANTS + "lee.json", "", ""));
    }

    @Test
    void a_decision_of_another_channel_asks_nothing() throws Exception {
        scene.decided(new ConversationAssigned("sms-1234/1", "national", "maria", 1, null, NOW));
        assertThat(scene.asked()).isEmpty();
    }

    @Test
    void a_telephone_of_an_exchange_is_called_by_its_address() throws Exception {
        scene.decided(assigned("maria", telephone("maria", Kind.SIP, "sip:maria@pbx.example.org")));
        assertThat(scene.lastAsked().form())
                .contains("To=sip:maria@pbx.example.org")
                .contains("key=1");
    }

    @Test
    void a_telephone_that_cannot_be_opened_gives_the_call_back() throws Exception {
        scene.decided(assigned("maria", telephone("lee", Kind.NUMBER, "+15550100155")));
        assertThat(scene.asked()).hasSize(1);
        assertThat(scene.published).singleElement().isInstanceOf(AdvocateNotReached.class);
    }

    @Test
    void who_overflows_does_not_wait_for_the_round_to_end() throws Exception {
        scene.decided(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.SUPERVISORS, null, "", "p", NOW));
        assertThat(scene.asked()).isEmpty();
        scene.decided(new SearchRelaxed(CONVERSATION, "national", RelaxationStep.OVERFLOW, null, "", "p", NOW));
        assertThat(scene.asked()).singleElement().satisfies(person -> {
            assertThat(person.path()).isEqualTo("/Calls/" + PERSON + ".json");
            assertThat(person.form()).contains("/twilio/voice/wait?line=national&lang=es&kept=1");
        });
    }

    @Test
    void an_identity_is_made_of_letters_and_digits_whatever_the_advocates_id_is() {
        assertThat(Softphone.identity("maria")).isEqualTo("maria");
        assertThat(Softphone.identity("auth0|a-1")).isEqualTo("x_61757468307c612d31");
    }

    private static ParticipantJoined joined(String advocate, ParticipantRole role) {
        return new ParticipantJoined(CONVERSATION, "national", new Participant(advocate, role, null), NOW);
    }

    private static void isRinging(LanternEvent told) {
        assertThat(told).isInstanceOfSatisfying(ParticipantReported.class, reported -> {
            assertThat(reported.participant()).isEqualTo("maria");
            assertThat(reported.state()).isEqualTo(ParticipantReported.State.RINGING);
            assertThat(reported.legId()).isEqualTo(LEG);
        });
    }
}
