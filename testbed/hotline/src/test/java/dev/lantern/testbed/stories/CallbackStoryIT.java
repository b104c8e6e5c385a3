package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lantern.events.Threads;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.voice.Telephone;
import dev.lantern.testbed.phone.voice.VoiceNumber;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People ask to be called back, on a line of their own where everything goes fast. */
class CallbackStoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LINE = "callbacks";
    private static final String NUMBER = "+15550100761";
    private static final String NEUTRAL = "+15550100762";
    private static final String NAME = "line of those who wait";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final Hotline HOTLINE = SharedHotline.get();
    private List<String> complaints = List.of();

    @BeforeAll
    static void a_line_that_calls_back() throws IOException {
        Files.writeString(HOTLINE.folders().data().resolve("lines").resolve(LINE + ".yaml"), """
                line: %s
                name: Line of those who wait
                languages: [en]
                voice:
                  numbers: ["%s"]
                  callback: {callerId: "%s", soonest: 1s, within: 4h, zone: %s}
                routing:
                  callback: {attempts: 2, spacing: 4s}
                  quietWindow: 1h
                """.formatted(
                        LINE, NUMBER, NEUTRAL, ZONE));
        URI calls = URI.create(HOTLINE.endpoints().of(Service.INGEST_VOICE) + "/twilio/voice");
        for (String number : List.of(NUMBER, NEUTRAL)) {
            HOTLINE.phones().voice().connect(number, new VoiceNumber(calls, null, calls + "/status"));
        }
        Telephone probe = HOTLINE.phones().voice().telephone("+15551000400");
        Patience.await(SOON, () -> isKnown(probe), () -> "the line was not taken up: " + probe.heard());
    }

    private static boolean isKnown(Telephone probe) {
        probe.calls(NUMBER);
        Patience.await(SOON, () -> !probe.heard().isEmpty(), () -> "the call was not answered");
        boolean known = heard(probe).contains(NAME);
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
        assertThat(HOTLINE.phones().complaints()).isEqualTo(complaints);
    }

    @Test
    void outside_the_time_that_is_safe_nobody_is_asked_to_call_and_nothing_rings() throws InterruptedException {
        Telephone early = HOTLINE.phones().voice().telephone("+15551000421").answersByHand();
        Telephone other = HOTLINE.phones().voice().telephone("+15551000422");
        Telephone ear = softphone("nora");
        ZonedDateTime later = ZonedDateTime.now(ZONE).plusHours(3);
        waits(early);
        early.hears("called back instead of waiting")
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
        waits(other);
        DeskClient nora = onDuty("nora");
        try (DeskStream stream = nora.stream(null)) {
            String conversation = accepts(nora, stream, threadOf(other), 1);
            ear.answers().isInRoomWith(other);
            assertThat(offers(thread, stream))
                    .as("who comes later is helped first")
                    .isEmpty();
            assertThat(early.isRinging()).isFalse();

            // They call in themselves after all: in the new call they need not wait behind anybody, and are called no
            // more.
            waits(early);
            other.hangsUp();
            ear.isDisconnected();
            nora.finishWrapUp(conversation);
            String again = accepts(nora, stream, threadOf(early), 1);
            ear.answers().isInRoomWith(early);
            awaitStatus(thread + "/1", "COMPLETED");
            early.hangsUp();
            nora.finishWrapUp(again);
            awaitStatus(again, "COMPLETED");
            assertThat(cases().find(thread + "/1").toString())
                    .contains("CALLBACK_DROPPED")
                    .doesNotContain("CALLBACK_DUE");
        } finally {
            nora.signOut();
        }
    }

    @Test
    void who_was_cut_off_without_having_said_what_is_safe_is_not_called_back() throws InterruptedException {
        Telephone caller = HOTLINE.phones().voice().telephone("+15551000431").answersByHand();
        Telephone ear = softphone("olga");
        waits(caller);
        DeskClient olga = onDuty("olga");
        try (DeskStream stream = olga.stream(null)) {
            String conversation = accepts(olga, stream, threadOf(caller), 1);
            ear.answers().isInRoomWith(caller);
            caller.hangsUp();
            ear.isDisconnected();
            closed(stream, conversation, 1);
            Instant now = Instant.now();
            var refused = olga.callBack(conversation, now, now.plusSeconds(600), null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.toString()).contains("NO_WAY_BACK");
            olga.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
        } finally {
            olga.signOut();
        }
    }

    private static void waits(Telephone caller) {
        caller.calls(NUMBER).hears("in danger now").presses("2");
    }

    private static String clock(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("HHmm").format(time);
    }

    private static Telephone softphone(String advocate) {
        return HOTLINE.phones().voice().telephone("client:" + advocate).answersByHand();
    }

    private static DeskClient onDuty(String name) {
        DeskClient dana = desk("dana", "supervisor");
        Patience.await(
                SOON,
                () -> dana.enrol(name, name, List.of("en"), Map.of("VOICE", 1)).status() == 200,
                () -> "nobody can be enrolled for the line");
        DeskClient desk = desk(name, "advocate");
        assertThat(desk.signIn().status()).isEqualTo(200);
        return desk;
    }

    private static DeskClient desk(String name, String role) {
        return new DeskClient(
                HOTLINE.endpoints().of(Service.ROUTING), LINE, HOTLINE.tokens().of(name, role));
    }

    /** @param nth offer of the conversation, from 1 */
    private static String accepts(DeskClient desk, DeskStream stream, String thread, int nth) {
        Patience.await(
                SOON,
                () -> offers(thread, stream).size() >= nth,
                () -> "not offered for the " + nth + ". time, but " + stream.events());
        JsonNode offer = offers(thread, stream).get(nth - 1);
        assertThat(desk.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
        return offer.path("conversationId").asText();
    }

    /** Each once, in order; made before the stream was open, it comes with the snapshot. */
    private static List<JsonNode> offers(String thread, DeskStream stream) {
        Set<String> known = new HashSet<>();
        return stream.events().stream()
                .flatMap(event -> {
                    List<JsonNode> all = new ArrayList<>(List.of(event.data().path("offer")));
                    event.data().path("offers").forEach(all::add);
                    return all.stream();
                })
                .filter(offer -> !(offer instanceof MissingNode)
                        && offer.path("conversationId").asText().startsWith(thread + "/"))
                .filter(offer -> known.add(offer.path("offerId").asText()))
                .toList();
    }

    /** @param times how often it has left the desk by then */
    private static void closed(DeskStream stream, String conversation, int times) {
        Patience.await(
                SOON,
                () -> stream.events().stream()
                                .filter(event -> event.kind().equals("conversation-closed")
                                        && event.data()
                                                .path("conversationId")
                                                .asText()
                                                .equals(conversation))
                                .count()
                        >= times,
                () -> "the conversation did not leave the desk, but " + stream.events());
    }

    private static String threadOf(Telephone caller) {
        return Threads.ofCall(caller.callSid());
    }

    private static String heard(Telephone telephone) {
        return telephone.heard().toString().toLowerCase(Locale.ROOT);
    }

    private static void awaitStatus(String conversation, String status) {
        Patience.await(
                SOON,
                () -> status(conversation).equals(status),
                () -> conversation + " is not " + status + " but " + status(conversation));
    }

    private static String status(String conversation) {
        return cases().find(conversation).at("/conversation/status").asText();
    }

    private static CasesClient cases() {
        return SharedHotline.cases("dana", "supervisor");
    }
}
