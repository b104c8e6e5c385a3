package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.Threads;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.voice.Telephone;
import dev.lantern.testbed.phone.voice.VoiceNumber;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Advocates' telephones ring with the offer, and to answer is to accept. Telephones and offers there would go on for longer
 * than anybody here waits: what stops was stopped.
 */
class OfferedCallStoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LINE = "ringing";
    private static final String NUMBER = "+15550100771";
    private static final String NEUTRAL = "+15550100772";
    private static final String NAME = "line that rings";

    private static final Hotline HOTLINE = SharedHotline.get();
    private final List<DeskClient> onDuty = new ArrayList<>();
    private List<String> complaints = List.of();

    @BeforeAll
    static void a_line_whose_advocates_are_rung_with_the_offer() throws IOException {
        Files.writeString(HOTLINE.folders().data().resolve("lines").resolve(LINE + ".yaml"), """
                line: %s
                name: Line that rings
                languages: [en]
                voice:
                  numbers: ["%s"]
                  ring: 60s
                  advocatesRing: OFFERED
                  callback: {callerId: "%s", soonest: 1s, within: 4h, zone: America/New_York}
                routing:
                  offerTimeout: {default: 5m}
                  callback: {attempts: 1, spacing: 4s}
                """.formatted(
                        LINE, NUMBER, NEUTRAL));
        URI calls = URI.create(HOTLINE.endpoints().of(Service.INGEST_VOICE) + "/twilio/voice");
        for (String number : List.of(NUMBER, NEUTRAL)) {
            HOTLINE.phones().voice().connect(number, new VoiceNumber(calls, null, calls + "/status"));
        }
        Telephone probe = telephone("+15551000450");
        Patience.await(SOON, () -> isKnown(probe), () -> "the line was not taken up: " + probe.heard());
        Patience.await(
                SOON,
                () -> supervisor()
                                .enrol("dana", "dana", List.of("en"), Map.of("VOICE", 1))
                                .status()
                        == 200,
                () -> "nobody can be enrolled for the line");
    }

    private static boolean isKnown(Telephone probe) {
        probe.calls(NUMBER);
        Patience.await(SOON, () -> !probe.heard().isEmpty(), () -> "the call was not answered");
        boolean known =
                probe.heard().toString().toLowerCase(java.util.Locale.ROOT).contains(NAME);
        probe.hangsUp();
        return known;
    }

    @BeforeEach
    void complaints_so_far() {
        complaints = HOTLINE.phones().complaints();
    }

    @AfterEach
    void nobody_is_left_on_the_line_and_the_provider_has_not_complained() {
        HOTLINE.phones().voice().hangUpEverybody();
        onDuty.forEach(DeskClient::signOut);
        assertThat(HOTLINE.phones().complaints()).isEqualTo(complaints);
    }

    @Test
    void who_answers_the_softphone_that_rings_with_the_offer_has_the_call_without_touching_the_desk()
            throws InterruptedException {
        Telephone caller = calls("+15551000451").hears("in line");
        Telephone ear = telephone("client:olga").answersByHand();
        DeskClient olga = signsIn("olga");
        try (DeskStream stream = olga.stream(null)) {
            ear.answers().hears("call. english").hears("one moment").isInRoomWith(caller);
            caller.says("I have twenty minutes.");
            ear.hears("i have twenty minutes");
            awaitStatus(caller, "ASSIGNED");
            caller.hangsUp();
            ear.isDisconnected();
            awaitStatus(caller, "COMPLETED");
            finish(olga, stream, caller);
        }
    }

    @Test
    void at_telephones_one_declines_by_a_key_and_the_next_one_takes_it_by_another() throws InterruptedException {
        Telephone caller = calls("+15551000452").hears("in line");
        Telephone first = telephone("+15551000461").answersByHand();
        Telephone second = telephone("+15551000462").answersByHand();
        signsInAt("pablo", "+15551000461");
        first.rings();
        DeskClient quinn = signsInAt("quinn", "+15551000462");
        first.answers().hears("to take it, press 1").presses("2").isDisconnected();
        try (DeskStream stream = quinn.stream(null)) {
            second.answers().hears("to take it, press 1").presses("1").isInRoomWith(caller);
            awaitStatus(caller, "ASSIGNED");
            assertThat(quinn.complete(conversationOf(caller)).status()).isEqualTo(200);
            caller.hears("goodbye").isDisconnected();
            second.isDisconnected();
            finish(quinn, stream, caller);
        }
    }

    @Test
    void a_telephone_that_rings_is_silenced_when_the_person_hangs_up_and_one_call_is_accepted_at_the_desk_meanwhile()
            throws InterruptedException {
        Telephone ear = telephone("client:rosa").answersByHand();
        DeskClient rosa = signsIn("rosa");
        try (DeskStream stream = rosa.stream(null)) {
            Telephone gone = calls("+15551000453");
            ear.rings();
            gone.hangsUp();
            ear.stopsRinging();
            awaitStatus(gone, "ABANDONED");

            Telephone caller = calls("+15551000454");
            ear.rings();
            JsonNode offer = offered(stream, caller);
            assertThat(rosa.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
            ear.answers().isInRoomWith(caller);
            assertThat(ear.isRinging()).as("it was rung once").isFalse();
            caller.hangsUp();
            ear.isDisconnected();
            finish(rosa, stream, caller);
        }
    }

    @Test
    void a_telephone_that_still_rings_when_a_called_back_person_was_not_reached_is_silenced()
            throws InterruptedException {
        Telephone caller = telephone("+15551000455");
        caller.calls(NUMBER)
                .hears("in danger now")
                .presses("2")
                .hears("called back instead of waiting")
                .presses("2")
                .hears("another number")
                .presses("1")
                .hears("when is it safe")
                .presses("1")
                .hears("if a machine answers")
                .presses("2")
                .hears("if this is right")
                .presses("1")
                .hears("we will call you")
                .isDisconnected();
        caller.isBusy();
        Telephone ear = telephone("client:sami").answersByHand();
        DeskClient sami = signsIn("sami");
        try (DeskStream stream = sami.stream(null)) {
            JsonNode offer = offered(stream, caller);
            ear.rings();
            assertThat(sami.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
            ear.stopsRinging();
            DeskStream.Event notice =
                    stream.await("notice", data -> data.path("code").asText().equals("CALLBACK_FAILED"), SOON);
            assertThat(notice.data().path("text").asText()).contains("engaged", "will not be called again");
            awaitStatus(caller, "COMPLETED");
            finish(sami, stream, caller);
        }
    }

    private static Telephone telephone(String number) {
        return HOTLINE.phones().voice().telephone(number);
    }

    private static Telephone calls(String number) {
        return telephone(number).calls(NUMBER).hears("in danger now").presses("2");
    }

    private DeskClient signsIn(String name) {
        SharedHotline.done(() -> supervisor().enrol(name, name, List.of("en"), Map.of("VOICE", 1)));
        return here(name);
    }

    private DeskClient signsInAt(String name, String telephone) {
        SharedHotline.done(() -> supervisor().enrolAt(name, telephone));
        return here(name);
    }

    private DeskClient here(String name) {
        DeskClient desk = desk(name, "advocate");
        SharedHotline.done(desk::signIn);
        onDuty.add(desk);
        return desk;
    }

    private static DeskClient supervisor() {
        return desk("dana", "supervisor");
    }

    private static DeskClient desk(String name, String role) {
        return new DeskClient(
                HOTLINE.endpoints().of(Service.ROUTING), LINE, HOTLINE.tokens().of(name, role));
    }

    /** Made before the stream was open, it comes with the snapshot. */
    private static JsonNode offered(DeskStream stream, Telephone caller) {
        List<JsonNode> found = new ArrayList<>();
        Patience.await(
                SOON,
                () -> {
                    found.clear();
                    stream.events().forEach(event -> {
                        event.data().path("offers").forEach(found::add);
                        found.add(event.data().path("offer"));
                    });
                    found.removeIf(
                            offer -> !offer.path("conversationId").asText().equals(conversationOf(caller)));
                    return !found.isEmpty();
                },
                () -> "the call was not offered, but " + stream.events());
        return found.getFirst();
    }

    private static void finish(DeskClient advocate, DeskStream stream, Telephone caller) throws InterruptedException {
        stream.await(
                "conversation-closed",
                data -> data.path("conversationId").asText().equals(conversationOf(caller)),
                SOON);
        advocate.finishWrapUp(conversationOf(caller));
    }

    private static String conversationOf(Telephone caller) {
        return Threads.ofCall(caller.callSid()) + "/1";
    }

    private static void awaitStatus(Telephone caller, String status) {
        String conversation = conversationOf(caller);
        Patience.await(
                SOON,
                () -> status(conversation).equals(status),
                () -> conversation + " is not " + status + " but " + status(conversation));
    }

    private static String status(String conversation) {
        return SharedHotline.cases("dana", "supervisor")
                .find(conversation)
                .at("/conversation/status")
                .asText();
    }
}
