package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.AtTheDesk.accepts;
import static dev.lantern.testbed.stories.AtTheDesk.notice;
import static dev.lantern.testbed.stories.AtTheDesk.notices;
import static dev.lantern.testbed.stories.AtTheDesk.offer;
import static dev.lantern.testbed.stories.CallScene.SOON;
import static dev.lantern.testbed.stories.CallScene.waits;
import static dev.lantern.testbed.stories.InTheCase.awaitTold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.voice.RestFaults;
import dev.lantern.testbed.phone.voice.RestFaults.Fault;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The provider's REST interface has a bad day: what it does not do at once is asked again, and who waits for it is told. */
class ProviderFaultStoryIT {

    /** Every request of a decision is tried for 15 s, and one that hangs goes on for 5 s more. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(120);

    @RegisterExtension
    static final CallScene scene = CallScene.ofDemoLine();

    @Test
    void a_provider_that_refuses_fails_and_hangs_is_asked_again_until_it_does_what_the_advocate_wants() {
        Telephone caller = scene.telephone("+15551000501");
        Telephone ear = scene.softphone("pam");
        Telephone shelter = scene.telephone("+15551000502").answersByHand();
        waits(caller);
        DeskClient pam = scene.signsIn("pam");
        try (DeskStream stream = pam.stream(null)) {
            String conversation = through(() -> accepts(pam, stream, caller));
            ear.answers().isInRoomWith(caller);

            assertThat(through(() -> pam.in(conversation, "hold")).status()).isEqualTo(200);
            ear.isNotHeardBy(caller);

            Http.Answer called = through(() -> pam.callThirdParty(conversation, shelter.number()));
            assertThat(called.status()).isEqualTo(200);
            shelter.answers()
                    .hears("being connected with an advocate")
                    .talksWith(ear)
                    .isNotHeardBy(caller);

            assertThat(through(() -> pam.in(conversation, "resume")).status()).isEqualTo(200);
            caller.talksWith(shelter).talksWith(ear);
            assertThat(notices(stream)).isEmpty();
            awaitTold(conversation, "CALL_HELD", "THIRD_PARTY_CALLED", "CALL_RESUMED");
        }
    }

    @Test
    void too_many_requests_for_some_seconds_are_waited_out_and_the_call_is_connected_and_ended() {
        Telephone caller = scene.telephone("+15551000503");
        Telephone ear = scene.softphone("quin");
        waits(caller);
        DeskClient quin = scene.signsIn("quin");
        try (DeskStream stream = quin.stream(null)) {
            List<Fault> busy = List.of(Fault.TOO_MANY, Fault.TOO_MANY, Fault.TOO_MANY, Fault.TOO_MANY);
            String conversation = through(busy, () -> accepts(quin, stream, caller));
            ear.answers().isInRoomWith(caller);
            assertThat(through(busy, () -> quin.complete(conversation)).status())
                    .isEqualTo(200);
            caller.hears("goodbye").isDisconnected();
            ear.isDisconnected();
            assertThat(notices(stream)).isEmpty();
            awaitTold(conversation, "COMPLETED");
        }
    }

    @Test
    void a_provider_that_goes_on_hanging_is_told_of_at_the_desk_and_the_next_advocate_has_the_call()
            throws InterruptedException {
        Telephone caller = scene.telephone("+15551000504");
        Telephone ear = scene.softphone("sue");
        waits(caller);
        DeskClient rob = scene.signsIn("rob");
        try (DeskStream ofRob = rob.stream(null)) {
            offer(ofRob, caller);
            scene.restFaults().some(1, new Fault.Hangs(), 1);
            accepts(rob, ofRob, caller);
            DeskClient sue = scene.signsIn("sue");
            assertThat(notice(ofRob, "NOT_CONNECTED", GIVEN_UP)).startsWith("The telephone network did not call you.");
            scene.restFaults().none();
            String conversation = scene.takes(sue, caller, ear);
            caller.says("Are you there?");
            ear.hears("are you there");
            awaitTold(conversation, "ADVOCATE_NOT_REACHED");
        }
    }

    @Test
    void what_the_provider_does_not_do_the_advocate_is_told() throws InterruptedException {
        Telephone caller = scene.telephone("+15551000310");
        Telephone kim = scene.softphone("kim");
        waits(caller);
        DeskClient advocate = scene.signsIn("kim");
        String conversation = scene.takes(advocate, caller, kim);
        try (DeskStream stream = advocate.stream(null)) {
            scene.restFaults().some(1, Fault.BROKEN, 1);
            advocate.in(conversation, "hold");
            assertThat(notice(stream, "CALL_STEP_FAILED", GIVEN_UP)).startsWith("The person is not on hold.");
            scene.restFaults().none();
            caller.talksWith(kim);
        }
    }

    /** What is asked for meets each of the faults before it is done. */
    private <T> T through(Supplier<T> asked) {
        return through(List.of(Fault.TOO_MANY, Fault.BROKEN, new Fault.Hangs()), asked);
    }

    private <T> T through(List<Fault> faults, Supplier<T> asked) {
        RestFaults network = scene.restFaults();
        faults.forEach(network::next);
        T answer = asked.get();
        Patience.await(SOON, () -> network.stillPlanned() == 0, () -> "the provider was not asked again");
        return answer;
    }
}
