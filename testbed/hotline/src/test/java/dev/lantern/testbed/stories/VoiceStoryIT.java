package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.Threads;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.voice.RestFaults;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls when many come at once, when somebody is gone at the wrong moment, and when the provider has a bad day. */
class VoiceStoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CALLERS = 50;

    private final Hotline hotline = SharedHotline.get();
    private List<String> complaints = List.of();

    @BeforeAll
    static void nobody_waits_from_earlier_stories() {
        SharedHotline.helpAllWhoWait();
    }

    @BeforeEach
    void what_was_complained_about_before_is_no_concern() {
        complaints = hotline.phones().complaints();
    }

    @AfterEach
    void the_provider_had_nothing_to_complain_about() {
        hotline.phones().voice().callbacks().disturb(0, 1);
        hotline.phones().voice().hangUpEverybody();
        assertThat(hotline.phones().complaints()).isEqualTo(complaints);
    }

    @Test
    void fifty_people_call_at_once_and_nobody_is_lost() throws Exception {
        List<Telephone> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> hotline.phones().telephone("+1555200%04d".formatted(i)))
                .toList();
        together(callers, VoiceStoryIT::waitsInLine);
        assertThat(callers).extracting(Telephone::callSid).doesNotHaveDuplicates();

        List<DeskClient> advocates = new ArrayList<>();
        for (String name : List.of("vic", "val", "van")) {
            hotline.phones().telephone("client:" + name).answersAtOnce();
            advocates.add(onDuty(name));
        }
        try {
            List<String> served = new ArrayList<>();
            for (DeskClient advocate : advocates) {
                served.add(takesOne(advocate));
            }
            assertThat(served).doesNotHaveDuplicates();
        } finally {
            advocates.forEach(DeskClient::signOut);
        }
        together(callers, caller -> caller.hangsUp().isDisconnected());

        Set<String> ended = Set.of("COMPLETED", "ABANDONED");
        for (Telephone caller : callers) {
            awaitStatus(Threads.ofCall(caller.callSid()) + "/1", ended);
        }
        List<String> kept = cases().signals(Hotline.DEMO_LINE).stream()
                .map(signal -> signal.path("threadId").asText())
                .toList();
        assertThat(kept)
                .filteredOn(
                        thread -> callers.stream().anyMatch(caller -> thread.equals(Threads.ofCall(caller.callSid()))))
                .as("each call is one signal")
                .hasSize(CALLERS)
                .doesNotHaveDuplicates();
    }

    @Test
    void who_hangs_up_while_being_connected_leaves_no_advocate_waiting() throws InterruptedException {
        Telephone caller = hotline.phones().telephone("+15552001001");
        Telephone ear = hotline.phones().telephone("client:ulla").answersByHand();
        waitsInLine(caller);
        DeskClient ulla = onDuty("ulla");
        try (DeskStream stream = ulla.stream(null)) {
            String conversation = accepts(ulla, stream, caller);
            ear.rings();
            caller.hangsUp();
            awaitStatus(conversation, Set.of("COMPLETED", "ABANDONED"));
            Patience.await(
                    SOON,
                    () -> !ear.isRinging() || answeredInVain(ear),
                    () -> "the advocate's telephone rings for nobody");
        } finally {
            ulla.signOut();
        }
    }

    @Test
    void callbacks_that_are_lost_doubled_and_overtaken_change_nothing() throws InterruptedException {
        hotline.phones().voice().callbacks().disturb(0.5, 20);
        Telephone caller = hotline.phones().telephone("+15552001002");
        Telephone ear = hotline.phones().telephone("client:tess").answersByHand();
        waitsInLine(caller);
        DeskClient tess = onDuty("tess");
        try (DeskStream stream = tess.stream(null)) {
            String conversation = accepts(tess, stream, caller);
            ear.answers().isInRoomWith(caller);
            assertThat(tess.complete(conversation).status()).isEqualTo(200);
            caller.hears("goodbye").isDisconnected();
            ear.isDisconnected();
            tess.finishWrapUp(conversation);
            awaitStatus(conversation, Set.of("COMPLETED"));
        } finally {
            tess.signOut();
        }
    }

    @Test
    void what_the_provider_refuses_for_a_moment_is_asked_again() throws InterruptedException {
        Telephone caller = hotline.phones().telephone("+15552001003");
        Telephone ear = hotline.phones().telephone("client:sara").answersByHand();
        waitsInLine(caller);
        DeskClient sara = onDuty("sara");
        try (DeskStream stream = sara.stream(null)) {
            RestFaults faults = hotline.phones().voice().restFaults();
            faults.next(RestFaults.Fault.TOO_MANY);
            faults.next(RestFaults.Fault.BROKEN);
            String conversation = accepts(sara, stream, caller);
            ear.answers().isInRoomWith(caller);
            caller.hangsUp();
            ear.isDisconnected();
            sara.complete(conversation);
            sara.finishWrapUp(conversation);
            awaitStatus(conversation, Set.of("COMPLETED"));
        } finally {
            sara.signOut();
        }
    }

    private static void waitsInLine(Telephone caller) {
        caller.calls(Hotline.DEMO_NUMBER)
                .hears("for english")
                .presses("1")
                .hears("in danger now")
                .presses("2")
                .hears("in line")
                .waits();
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

    private static DeskClient onDuty(String name) {
        SharedHotline.done(() ->
                SharedHotline.desk("dana", "supervisor").enrol(name, name, List.of("en", "es"), Map.of("VOICE", 1)));
        DeskClient desk = SharedHotline.desk(name, "advocate");
        SharedHotline.done(desk::signIn);
        return desk;
    }

    private static String takesOne(DeskClient desk) throws InterruptedException {
        try (DeskStream stream = desk.stream(null)) {
            JsonNode offer = offer(stream, "");
            assertThat(desk.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
            return offer.path("conversationId").asText();
        }
    }

    private static String accepts(DeskClient desk, DeskStream stream, Telephone caller) throws InterruptedException {
        JsonNode offer = offer(stream, Threads.ofCall(caller.callSid()));
        assertThat(desk.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
        return offer.path("conversationId").asText();
    }

    /** Made before the stream was open, it comes with the snapshot. */
    private static JsonNode offer(DeskStream stream, String thread) throws InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        Patience.await(
                SOON,
                () -> {
                    for (DeskStream.Event event : stream.events()) {
                        List<JsonNode> offers =
                                new ArrayList<>(List.of(event.data().path("offer")));
                        event.data().path("offers").forEach(offers::add);
                        offers.stream()
                                .filter(offer -> offer.has("offerId")
                                        && offer.path("conversationId").asText().startsWith(thread))
                                .forEach(found::add);
                    }
                    return !found.isEmpty();
                },
                () -> "no such call was offered");
        return found.getFirst();
    }

    private static void awaitStatus(String conversation, Set<String> statuses) {
        Patience.await(
                SOON,
                () -> statuses.contains(status(conversation)),
                () -> conversation + " is " + status(conversation) + ", not one of " + statuses);
    }

    private static String status(String conversation) {
        return cases().find(conversation).at("/conversation/status").asText();
    }

    private static CasesClient cases() {
        return SharedHotline.cases("dana", "supervisor");
    }

    private interface Doing {
        void with(Telephone telephone);
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
}
