package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.AtTheDesk.accepts;
import static dev.lantern.testbed.stories.CallScene.SOON;
import static dev.lantern.testbed.stories.CallScene.waits;
import static dev.lantern.testbed.stories.InTheCase.awaitStatus;
import static dev.lantern.testbed.stories.InTheCase.cases;
import static dev.lantern.testbed.stories.InTheCase.conversationOf;
import static dev.lantern.testbed.stories.InTheCase.threadOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.voice.Telephone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls when many come at once, when somebody is gone at the wrong moment, and when callbacks go astray. */
class VoiceStoryIT {

    private static final int CALLERS = 50;

    private final Hotline hotline = SharedHotline.get();

    @RegisterExtension
    static final CallScene scene = CallScene.ofDemoLine();

    @Test
    void fifty_people_call_at_once_and_nobody_is_lost() throws Exception {
        List<Telephone> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> scene.telephone("+1555200%04d".formatted(i)))
                .toList();
        together(callers, CallScene::waits);
        assertThat(callers).extracting(Telephone::callSid).doesNotHaveDuplicates();

        List<DeskClient> advocates = new ArrayList<>();
        for (String name : List.of("vic", "val", "van")) {
            scene.telephone("client:" + name).answersAtOnce();
            advocates.add(scene.signsIn(name));
        }
        List<String> served = new ArrayList<>();
        for (DeskClient advocate : advocates) {
            try (DeskStream stream = advocate.stream(null)) {
                served.add(accepts(advocate, stream, "", 1));
            }
        }
        assertThat(served).doesNotHaveDuplicates();
        together(callers, caller -> caller.hangsUp().isDisconnected());

        for (Telephone caller : callers) {
            awaitStatus(conversationOf(caller), "COMPLETED", "ABANDONED");
        }
        List<String> kept = cases().signals(Hotline.DEMO_LINE).stream()
                .map(signal -> signal.path("threadId").asText())
                .toList();
        assertThat(kept)
                .filteredOn(thread -> callers.stream().anyMatch(caller -> thread.equals(threadOf(caller))))
                .as("each call is one signal")
                .hasSize(CALLERS)
                .doesNotHaveDuplicates();
    }

    @Test
    void who_hangs_up_while_being_connected_leaves_no_advocate_waiting() {
        Telephone caller = scene.telephone("+15552001001");
        Telephone ear = scene.softphone("ulla");
        waits(caller);
        DeskClient ulla = scene.signsIn("ulla");
        try (DeskStream stream = ulla.stream(null)) {
            String conversation = accepts(ulla, stream, caller);
            ear.rings();
            caller.hangsUp();
            awaitStatus(conversation, "COMPLETED", "ABANDONED");
            Patience.await(
                    SOON,
                    () -> !ear.isRinging() || answeredInVain(ear),
                    () -> "the advocate's telephone rings for nobody");
        }
    }

    @Test
    void callbacks_that_are_lost_doubled_and_overtaken_change_nothing() {
        hotline.phones().voice().callbacks().disturb(0.5, 20);
        Telephone caller = scene.telephone("+15552001002");
        Telephone ear = scene.softphone("tess");
        waits(caller);
        DeskClient tess = scene.signsIn("tess");
        try (DeskStream stream = tess.stream(null)) {
            String conversation = accepts(tess, stream, caller);
            ear.answers().isInRoomWith(caller);
            assertThat(tess.complete(conversation).status()).isEqualTo(200);
            caller.hears("goodbye").isDisconnected();
            ear.isDisconnected();
            tess.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
        }
    }

    /** Answered, it is told that nobody is there any more, or finds the room closed. */
    private static boolean answeredInVain(Telephone ear) {
        try {
            ear.answers();
        } catch (AssertionError stoppedRinging) {
            return !ear.isRinging();
        }
        ear.isDisconnected();
        return true;
    }

    private static void together(List<Telephone> telephones, Doing doing) throws InterruptedException {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            telephones.forEach(one -> all.add(people.submit(() -> doing.with(one))));
            for (Future<?> one : all) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    throw new AssertionError(e.getCause());
                }
            }
        }
    }

    private interface Doing {
        void with(Telephone telephone);
    }
}
