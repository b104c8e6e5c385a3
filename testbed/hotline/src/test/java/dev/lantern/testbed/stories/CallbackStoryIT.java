package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.AtTheDesk.accepts;
import static dev.lantern.testbed.stories.AtTheDesk.awaitClosed;
import static dev.lantern.testbed.stories.AtTheDesk.offers;
import static dev.lantern.testbed.stories.InTheCase.awaitStatus;
import static dev.lantern.testbed.stories.InTheCase.status;
import static dev.lantern.testbed.stories.InTheCase.threadOf;
import static dev.lantern.testbed.stories.InTheCase.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People ask to be called back, on a line of their own where everything goes fast. */
class CallbackStoryIT {

    private static final OwnCallLine LINE =
            new OwnCallLine("callbacks", "Line of those who wait", "+15550100761", "+15550100762", "", """
            callback: {attempts: 2, spacing: 4s}
            quietWindow: 1h
            """);

    @RegisterExtension
    static final CallScene scene = CallScene.of(LINE);

    @Test
    void a_person_is_called_at_the_safe_number_and_talks_with_the_advocate_and_again_after_they_were_cut_off() {
        Telephone caller = scene.telephone("+15551000401");
        Telephone safe = scene.telephone("+15551000402").answersByHand();
        Telephone ear = scene.softphone("lena");
        LINE.waits(caller)
                .hears("called back instead of waiting")
                .presses("2")
                .hears("another number")
                .presses("2")
                .hears("area code")
                .presses("5551000402#")
                .hears("you typed 1 5 5 5 1 0 0 0 4 0 2")
                .hears("when is it safe")
                .presses("1")
                .hears("if a machine answers")
                .presses("2")
                .hears("we will call 1 5 5 5 1 0 0 0 4 0 2")
                .hears("we say nothing")
                .presses("1")
                .hears("we will call you")
                .isDisconnected();
        String thread = threadOf(caller);
        DeskClient lena = scene.signsIn("lena");
        try (DeskStream stream = lena.stream(null)) {
            String conversation = accepts(lena, stream, thread, 1);
            ear.answers();
            talk(safe, ear);
            assertThat(status(conversation)).isEqualTo("ASSIGNED");
            assertThat(caller.isRinging()).isFalse();

            safe.hangsUp();
            ear.isDisconnected();
            awaitClosed(stream, conversation, 1);
            awaitStatus(conversation, "COMPLETED");

            Instant now = Instant.now();
            assertThat(lena.callBack(conversation, now, now.plusSeconds(600), "+15551000409")
                            .status())
                    .as("a number that was not agreed on")
                    .isEqualTo(409);
            assertThat(lena.callBack(conversation, now.plusSeconds(2), now.plusSeconds(600), null)
                            .status())
                    .isEqualTo(200);
            lena.finishWrapUp(conversation);
            accepts(lena, stream, thread, 2);
            ear.answers();
            talk(safe, ear);
            lena.complete(conversation);
            safe.hears("goodbye").isDisconnected();
            lena.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
            assertThat(told(conversation).toString())
                    .contains("CALLBACK_REQUESTED", "CALLBACK_DUE")
                    .doesNotContain("ABANDONED");
        }
    }

    @Test
    void a_voicemail_hears_nothing_and_the_next_attempt_reaches_the_person() {
        Telephone caller = scene.telephone("+15551000411");
        Telephone ear = scene.softphone("mona");
        LINE.asksToBeCalled(caller);
        caller.isAnsweredByVoicemail();
        DeskClient mona = scene.signsIn("mona");
        try (DeskStream stream = mona.stream(null)) {
            String conversation = accepts(mona, stream, caller);
            ear.answers();
            awaitClosed(stream, conversation, 1);
            assertThat(caller.heard()).isEmpty();
            caller.answersByHand();
            ear.isDisconnected();

            accepts(mona, stream, conversation, 2);
            ear.answers();
            talk(caller, ear);
            caller.hangsUp();
            ear.isDisconnected();
            awaitClosed(stream, conversation, 2);
            mona.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
        }
    }

    @Test
    void outside_the_time_that_is_safe_nobody_is_asked_to_call_and_nothing_rings() {
        Telephone early = scene.telephone("+15551000421").answersByHand();
        Telephone other = scene.telephone("+15551000422");
        Telephone ear = scene.softphone("nora");
        ZonedDateTime later = ZonedDateTime.now(OwnCallLine.ZONE).plusHours(3);
        LINE.waits(early)
                .hears("called back instead of waiting")
                .presses("2")
                .hears("another number")
                .presses("1")
                .hears("when is it safe")
                .presses("3")
                .hears("from when? type")
                .presses(clock(later))
                .hears("until when? type")
                .presses(clock(later.plusHours(1)))
                .hears("if a machine answers")
                .presses("2")
                .hears("if this is right")
                .presses("1")
                .isDisconnected();
        String thread = threadOf(early);
        LINE.waits(other);
        DeskClient nora = scene.signsIn("nora");
        try (DeskStream stream = nora.stream(null)) {
            String conversation = accepts(nora, stream, other);
            ear.answers().isInRoomWith(other);
            assertThat(offers(stream, thread))
                    .as("who comes later is helped first")
                    .isEmpty();
            assertThat(early.isRinging()).isFalse();

            // They call in themselves after all: in the new call they need not wait behind anybody, and are called no
            // more.
            LINE.waits(early);
            other.hangsUp();
            ear.isDisconnected();
            nora.finishWrapUp(conversation);
            String again = accepts(nora, stream, early);
            ear.answers().isInRoomWith(early);
            awaitStatus(thread + "/1", "COMPLETED");
            early.hangsUp();
            nora.finishWrapUp(again);
            awaitStatus(again, "COMPLETED");
            assertThat(told(thread + "/1").toString())
                    .contains("CALLBACK_DROPPED")
                    .doesNotContain("CALLBACK_DUE");
        }
    }

    @Test
    void who_was_cut_off_without_having_said_what_is_safe_is_not_called_back() {
        Telephone caller = scene.telephone("+15551000431").answersByHand();
        Telephone ear = scene.softphone("olga");
        LINE.waits(caller);
        DeskClient olga = scene.signsIn("olga");
        try (DeskStream stream = olga.stream(null)) {
            String conversation = accepts(olga, stream, caller);
            ear.answers().isInRoomWith(caller);
            caller.hangsUp();
            ear.isDisconnected();
            awaitClosed(stream, conversation, 1);
            Instant now = Instant.now();
            Http.Answer refused = olga.callBack(conversation, now, now.plusSeconds(600), null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.toString()).contains("NO_WAY_BACK");
            olga.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
        }
    }

    @Test
    void the_number_that_people_see_says_nothing_to_whoever_calls_it() {
        Telephone somebody = scene.telephone("+15551000441");
        somebody.calls(LINE.neutral()).hears("takes no calls").isDisconnected();
        assertThat(LINE.isNamedTo(somebody)).isFalse();
    }

    /** Whoever picks up learns who calls only after the key. */
    private static void talk(Telephone person, Telephone ear) {
        person.answers().hears("if you asked for a call, press 1");
        assertThat(LINE.isNamedTo(person)).isFalse();
        person.presses("1").hears("this is " + LINE.name());
        ear.isInRoomWith(person);
        person.says("I am alone now.");
        ear.hears("i am alone now");
    }

    private static String clock(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("HHmm").format(time);
    }
}
