package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.AtTheDesk.accepts;
import static dev.lantern.testbed.stories.AtTheDesk.awaitClosed;
import static dev.lantern.testbed.stories.AtTheDesk.offer;
import static dev.lantern.testbed.stories.CallScene.waits;
import static dev.lantern.testbed.stories.InTheCase.awaitStatus;
import static dev.lantern.testbed.stories.InTheCase.conversationOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.voice.Telephone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call, from the telephone to the advocate's ear and into the case. */
class CallStoryIT {

    @RegisterExtension
    static final CallScene scene = CallScene.ofDemoLine();

    @Test
    void a_caller_chooses_spanish_waits_is_connected_and_hangs_up_and_the_case_shows_it() {
        Telephone caller = scene.telephone("+15551000101");
        Telephone ear = scene.softphone("vera");
        caller.calls(Hotline.DEMO_NUMBER)
                .hears("nothing is recorded")
                .presses("2")
                .hears("si está en peligro ahora")
                .presses("2")
                .hears("en la fila");
        DeskClient vera = scene.signsIn("vera");
        try (DeskStream stream = vera.stream(null)) {
            JsonNode offer = offer(stream, caller);
            assertThat(offer.path("language").asText()).isEqualTo("es");
            assertThat(offer.path("channel").asText()).isEqualTo("VOICE");
            String conversation = accepts(vera, stream, caller);
            ear.answers().hears("call. spanish").isInRoomWith(caller);
            caller.says("Tengo veinte minutos.");
            ear.hears("tengo veinte minutos");

            caller.hangsUp();
            ear.isDisconnected();
            awaitClosed(stream, conversation, 1);
            vera.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
        }
    }

    @Test
    void who_hangs_up_while_waiting_is_an_abandoned_conversation() {
        Telephone caller = scene.telephone("+15551000102");
        waits(caller);
        caller.hangsUp();
        awaitStatus(conversationOf(caller), "ABANDONED");
    }

    @Test
    void an_advocate_whose_telephone_is_not_answered_gives_the_call_back_and_the_next_one_takes_it() {
        Telephone caller = scene.telephone("+15551000103");
        scene.softphone("wanda").isNotAnswered();
        Telephone ear = scene.softphone("xenia");
        waits(caller);
        DeskClient wanda = scene.signsIn("wanda");
        try (DeskStream ofWanda = wanda.stream(null)) {
            accepts(wanda, ofWanda, caller);
            DeskClient xenia = scene.signsIn("xenia");
            String conversation = scene.takes(xenia, caller, ear);
            assertThat(xenia.complete(conversation).status()).isEqualTo(200);
            caller.hears("goodbye").isDisconnected();
            ear.isDisconnected();
            xenia.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
        }
    }
}
