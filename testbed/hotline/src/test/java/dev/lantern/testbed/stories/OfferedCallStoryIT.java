package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.AtTheDesk.accepts;
import static dev.lantern.testbed.stories.AtTheDesk.awaitClosed;
import static dev.lantern.testbed.stories.AtTheDesk.notice;
import static dev.lantern.testbed.stories.AtTheDesk.offer;
import static dev.lantern.testbed.stories.CallScene.SOON;
import static dev.lantern.testbed.stories.InTheCase.awaitStatus;
import static dev.lantern.testbed.stories.InTheCase.conversationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.voice.Telephone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Advocates' telephones ring with the offer, and to answer is to accept. Telephones and offers there would go on for longer
 * than anybody here waits: what stops was stopped.
 */
class OfferedCallStoryIT {

    private static final OwnCallLine LINE =
            new OwnCallLine("ringing", "Line that rings", "+15550100771", "+15550100772", """
            ring: 60s
            advocatesRing: OFFERED
            """, """
            offerTimeout: {default: 5m}
            callback: {attempts: 1, spacing: 4s}
            """);

    @RegisterExtension
    static final CallScene scene = CallScene.of(LINE);

    @Test
    void who_answers_the_softphone_that_rings_with_the_offer_has_the_call_without_touching_the_desk() {
        Telephone caller = calls("+15551000451").hears("in line");
        Telephone ear = scene.softphone("olga");
        DeskClient olga = scene.signsIn("olga");
        try (DeskStream stream = olga.stream(null)) {
            ear.answers().hears("call. english").hears("one moment").isInRoomWith(caller);
            caller.says("I have twenty minutes.");
            ear.hears("i have twenty minutes");
            awaitStatus(conversationOf(caller), "ASSIGNED");
            caller.hangsUp();
            ear.isDisconnected();
            awaitStatus(conversationOf(caller), "COMPLETED");
            writesUp(olga, stream, caller);
        }
    }

    @Test
    void at_telephones_one_declines_by_a_key_and_the_next_one_takes_it_by_another() {
        Telephone caller = calls("+15551000452").hears("in line");
        Telephone first = scene.telephone("+15551000461").answersByHand();
        Telephone second = scene.telephone("+15551000462").answersByHand();
        scene.signsInAt("pablo", "+15551000461");
        first.rings();
        DeskClient quinn = scene.signsInAt("quinn", "+15551000462");
        first.answers().hears("to take it, press 1").presses("2").isDisconnected();
        try (DeskStream stream = quinn.stream(null)) {
            second.answers().hears("to take it, press 1").presses("1").isInRoomWith(caller);
            awaitStatus(conversationOf(caller), "ASSIGNED");
            assertThat(quinn.complete(conversationOf(caller)).status()).isEqualTo(200);
            caller.hears("goodbye").isDisconnected();
            second.isDisconnected();
            writesUp(quinn, stream, caller);
        }
    }

    @Test
    void a_telephone_that_rings_is_silenced_when_the_person_hangs_up_and_one_call_is_accepted_at_the_desk_meanwhile() {
        Telephone ear = scene.softphone("rosa");
        DeskClient rosa = scene.signsIn("rosa");
        try (DeskStream stream = rosa.stream(null)) {
            Telephone gone = calls("+15551000453");
            ear.rings();
            gone.hangsUp();
            ear.stopsRinging();
            awaitStatus(conversationOf(gone), "ABANDONED");

            Telephone caller = calls("+15551000454");
            ear.rings();
            accepts(rosa, stream, caller);
            ear.answers().isInRoomWith(caller);
            assertThat(ear.isRinging()).as("it was rung once").isFalse();
            caller.hangsUp();
            ear.isDisconnected();
            writesUp(rosa, stream, caller);
        }
    }

    @Test
    void a_telephone_that_still_rings_when_a_called_back_person_was_not_reached_is_silenced()
            throws InterruptedException {
        Telephone caller = scene.telephone("+15551000455");
        LINE.asksToBeCalled(caller);
        caller.isBusy();
        Telephone ear = scene.softphone("sami");
        DeskClient sami = scene.signsIn("sami");
        try (DeskStream stream = sami.stream(null)) {
            offer(stream, caller);
            ear.rings();
            accepts(sami, stream, caller);
            ear.stopsRinging();
            assertThat(notice(stream, "CALLBACK_FAILED", SOON)).contains("engaged", "will not be called again");
            awaitStatus(conversationOf(caller), "COMPLETED");
            writesUp(sami, stream, caller);
        }
    }

    private static Telephone calls(String number) {
        return LINE.waits(scene.telephone(number));
    }

    private static void writesUp(DeskClient advocate, DeskStream stream, Telephone caller) {
        awaitClosed(stream, conversationOf(caller), 1);
        advocate.finishWrapUp(conversationOf(caller));
    }
}
