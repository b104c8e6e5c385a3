package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.AtTheDesk.accepts;
import static dev.lantern.testbed.stories.CallScene.SOON;
import static dev.lantern.testbed.stories.CallScene.waits;
import static dev.lantern.testbed.stories.InTheCase.awaitTold;
import static dev.lantern.testbed.stories.InTheCase.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.voice.Telephone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Advocates who sit at telephones, where it is a key that tells them from a machine. */
class TelephoneStoryIT {

    @RegisterExtension
    static final CallScene scene = CallScene.ofDemoLine();

    @Test
    void voicemail_gets_nobody_and_whoever_presses_the_key_does() {
        Telephone caller = scene.telephone("+15551000304");
        scene.telephone("+15551000305").isAnsweredByVoicemail();
        Telephone hal = scene.telephone("+15551000306").answersByHand();
        waits(caller);
        DeskClient first = scene.signsInAt("gil", "+15551000305");
        try (DeskStream ofGil = first.stream(null)) {
            accepts(first, ofGil, caller);
            DeskClient second = scene.signsInAt("hal", "+15551000306");
            try (DeskStream ofHal = second.stream(null)) {
                accepts(second, ofHal, caller);
                hal.answers().hears("to take it, press 1").presses("1").isInRoomWith(caller);
                caller.says("Are you there?");
                hal.hears("are you there");
            }
        }
        assertThat(scene.telephone("+15551000305").heard().toString()).doesNotContain("+1555100030");
    }

    @Test
    void an_advocate_at_a_telephone_of_an_exchange_hears_what_it_is_presses_the_key_and_is_in_the_room() {
        Telephone caller = scene.telephone("+15551000314");
        Telephone lou = scene.telephone("sip:lou@pbx.example.org").answersByHand();
        waits(caller);
        DeskClient advocate = scene.signsInAt("lou", lou.number());
        try (DeskStream stream = advocate.stream(null)) {
            String conversation = accepts(advocate, stream, caller);
            lou.answers()
                    .hears("call. english")
                    .hears("to take it, press 1")
                    .presses("1")
                    .isInRoomWith(caller);
            lou.says("How can I help?");
            caller.hears("how can i help").hangsUp();
            lou.isDisconnected();
            awaitTold(conversation, "COMPLETED");
            assertThat(told(conversation).toString()).doesNotContain("pbx.example.org");
        }
    }

    @Test
    void when_voicemail_of_an_exchange_answers_the_advocate_is_told_and_the_next_has_the_call()
            throws InterruptedException {
        Telephone caller = scene.telephone("+15551000315");
        Telephone machine = scene.telephone("sip:max@pbx.example.org").isAnsweredByVoicemail();
        Telephone nia = scene.telephone("sip:nia@pbx.example.org").answersByHand();
        waits(caller);
        DeskClient first = scene.signsInAt("max", machine.number());
        try (DeskStream ofMax = first.stream(null)) {
            accepts(first, ofMax, caller);
            DeskClient second = scene.signsInAt("nia", nia.number());
            ofMax.await("notice", data -> data.path("text").asText().contains("nobody pressed 1"), SOON);
            try (DeskStream ofNia = second.stream(null)) {
                accepts(second, ofNia, caller);
                nia.answers().hears("to take it, press 1").presses("1").isInRoomWith(caller);
            }
        }
        machine.isDisconnected();
        assertThat(machine.heard().toString()).doesNotContain(caller.number());
    }
}
