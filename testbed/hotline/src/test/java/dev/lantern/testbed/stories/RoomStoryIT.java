package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.AtTheDesk.accepts;
import static dev.lantern.testbed.stories.AtTheDesk.offer;
import static dev.lantern.testbed.stories.CallScene.waits;
import static dev.lantern.testbed.stories.InTheCase.awaitTold;
import static dev.lantern.testbed.stories.InTheCase.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.voice.Telephone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What advocates do with a call, and who hears whom meanwhile. */
class RoomStoryIT {

    @RegisterExtension
    static final CallScene scene = CallScene.ofDemoLine();

    @Test
    void a_call_is_handed_over_with_both_in_the_room_and_the_first_leaves_when_the_second_is_there() {
        Telephone caller = scene.telephone("+15551000301");
        Telephone ada = scene.softphone("ada");
        Telephone bea = scene.softphone("bea");
        waits(caller);
        DeskClient first = scene.signsIn("ada");
        String conversation = scene.takes(first, caller, ada);
        DeskClient second = scene.signsIn("bea");
        try (DeskStream ofBea = second.stream(null)) {
            assertThat(first.transferWarmly(conversation, "bea").status()).isEqualTo(200);
            accepts(second, ofBea, conversation, 1);
            bea.rings();
            caller.talksWith(ada);
            bea.answers().hears("call. english").isInRoomWith(caller);
            ada.isDisconnected();
            caller.talksWith(bea).hangsUp();
            bea.isDisconnected();
        }
        awaitTold(conversation, "TRANSFERRED", "PARTICIPANT_LEFT", "COMPLETED");
    }

    @Test
    void a_person_waits_third_in_spanish_is_answered_meets_an_interpreter_and_the_case_tells_it() {
        Telephone first = scene.telephone("+15551000311");
        Telephone second = scene.telephone("+15551000312");
        Telephone third = scene.telephone("+15551000313");
        waits(first);
        waits(second);
        third.calls(Hotline.DEMO_NUMBER)
                .hears("nothing is recorded")
                .presses("2")
                .hears("si está en peligro ahora")
                .presses("2")
                .hears("usted es el número 3 en la fila");
        first.hangsUp();
        second.hangsUp();
        Telephone gia = scene.softphone("gia");
        Telephone hal = scene.softphone("hal");
        DeskClient advocate = scene.signsIn("gia");
        String conversation = scene.takes(advocate, third, gia);
        DeskClient interpreter = scene.signsIn("hal");
        try (DeskStream ofHal = interpreter.stream(null)) {
            assertThat(advocate.transferWarmly(conversation, "hal").status()).isEqualTo(200);
            accepts(interpreter, ofHal, conversation, 1);
            hal.answers().hears("call. spanish").isInRoomWith(third);
            gia.isDisconnected();
            third.talksWith(hal).hangsUp();
            hal.isDisconnected();
        }
        awaitTold(conversation, "TRANSFERRED", "COMPLETED");
    }

    @Test
    void an_interpreter_joins_and_all_three_hear_each_other() {
        Telephone caller = scene.telephone("+15551000302");
        Telephone cam = scene.softphone("cam");
        Telephone dee = scene.softphone("dee");
        waits(caller);
        DeskClient advocate = scene.signsIn("cam");
        String conversation = scene.takes(advocate, caller, cam);
        DeskClient interpreter = scene.signsIn("dee");
        try (DeskStream stream = interpreter.stream(null)) {
            advocate.post(
                    conversation,
                    "invitations",
                    JsonNodeFactory.instance.objectNode().put("advocate", "dee").put("role", "INTERPRETER"));
            accepts(interpreter, stream, conversation, 1);
            dee.answers().isInRoomWith(caller).talksWith(cam);
            caller.talksWith(dee);
            awaitTold(conversation, "PARTICIPANT_ENTERED"); // who leaves before it is told has never been there
            assertThat(interpreter.in(conversation, "leave").status()).isEqualTo(200);
            dee.isDisconnected();
            caller.talksWith(cam);
        }
        awaitTold(conversation, "PARTICIPANT_JOINED", "PARTICIPANT_LEFT");
    }

    @Test
    void of_two_whose_telephones_ring_for_one_call_one_has_it_and_the_other_hears_so_and_is_free() {
        Telephone caller = scene.telephone("+15551000303");
        Telephone eve = scene.softphone("eve");
        Telephone fay = scene.softphone("fay");
        waits(caller);
        DeskClient first = scene.signsIn("eve");
        try (DeskStream stream = first.stream(null)) {
            JsonNode offer = offer(stream, caller);
            first.accept(offer.path("offerId").asText());
            eve.rings();
            scene.signsIn("fay");
            String conversation = offer.path("conversationId").asText();
            Http.Answer assigned = scene.desk("dana", "supervisor")
                    .post(
                            conversation,
                            "assign",
                            JsonNodeFactory.instance.objectNode().put("to", "fay"));
            assertThat(assigned.status()).isEqualTo(200);
            fay.rings();
            eve.answers().hears("no longer there").isDisconnected();
            fay.answers().isInRoomWith(caller);
        }
    }

    @Test
    void a_supervisor_listens_and_whispers_and_the_person_hears_neither() {
        Telephone caller = scene.telephone("+15551000307");
        Telephone ida = scene.softphone("ida");
        Telephone dana = scene.softphone("dana");
        waits(caller);
        String conversation = scene.takes(scene.signsIn("ida"), caller, ida);
        DeskClient supervisor = scene.desk("dana", "supervisor");
        assertThat(supervisor.in(conversation, "monitor").status()).isEqualTo(200);
        dana.answers().isInRoomWith(caller).isNotHeardBy(caller).isNotHeardBy(ida);
        caller.talksWith(dana);

        supervisor.post(
                conversation, "whisper", JsonNodeFactory.instance.objectNode().put("whispering", true));
        dana.talksWith(ida).isNotHeardBy(caller);
        dana.says("Ask where she is.");
        ida.hears("ask where she is");
        supervisor.post(
                conversation, "whisper", JsonNodeFactory.instance.objectNode().put("whispering", false));
        dana.isNotHeardBy(ida).isNotHeardBy(caller);
        supervisor.in(conversation, "leave");
        dana.isDisconnected();
        caller.talksWith(ida);
        assertThat(caller.heard().toString()).doesNotContain("Ask where");
    }

    @Test
    void a_shelter_is_called_in_while_the_person_hears_music_and_let_go_again() {
        Telephone caller = scene.telephone("+15551000308");
        Telephone jan = scene.softphone("jan");
        Telephone shelter = scene.telephone("+15551000309").answersByHand();
        waits(caller);
        DeskClient advocate = scene.signsIn("jan");
        String conversation = scene.takes(advocate, caller, jan);
        advocate.in(conversation, "hold");
        jan.isNotHeardBy(caller);
        caller.isNotHeardBy(jan);

        Http.Answer called = advocate.callThirdParty(conversation, "+15551000309");
        assertThat(called.status()).isEqualTo(200);
        shelter.answers()
                .hears("being connected with an advocate")
                .talksWith(jan)
                .isNotHeardBy(caller);
        advocate.in(conversation, "resume");
        caller.talksWith(shelter).talksWith(jan);
        awaitTold(conversation, "PARTICIPANT_ENTERED");
        assertThat(advocate.drop(conversation, called.body().path("commandId").asText())
                        .status())
                .isEqualTo(200);
        shelter.isDisconnected();
        caller.talksWith(jan);
        awaitTold(conversation, "CALL_HELD", "THIRD_PARTY_CALLED", "CALL_RESUMED");
        assertThat(told(conversation).toString()).doesNotContain("1000309");
    }
}
