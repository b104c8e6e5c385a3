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
import dev.lantern.testbed.client.Http;
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
        // Each service looks at the files when it comes to it: what comes before routing has would be set aside.
        enrol("dana");
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
    void a_person_is_called_at_the_safe_number_and_talks_with_the_advocate_and_again_after_they_were_cut_off()
            throws InterruptedException {
        Telephone caller = HOTLINE.phones().voice().telephone("+15551000401");
        Telephone safe = HOTLINE.phones().voice().telephone("+15551000402").answersByHand();
        Telephone ear = softphone("lena");
        waits(caller);
        caller.hears("called back instead of waiting")
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
        DeskClient lena = onDuty("lena");
        try (DeskStream stream = lena.stream(null)) {
            String conversation = accepts(lena, stream, thread, 1);
            ear.answers();
            talk(safe, ear);
            assertThat(status(conversation)).isEqualTo("ASSIGNED");
            assertThat(caller.isRinging()).isFalse();

            safe.hangsUp();
            ear.isDisconnected();
            closed(stream, conversation, 1);
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
            assertThat(cases().find(conversation).toString())
                    .contains("CALLBACK_REQUESTED", "CALLBACK_DUE")
                    .doesNotContain("ABANDONED");
        } finally {
            lena.signOut();
        }
    }

    @Test
    void a_voicemail_hears_nothing_and_the_next_attempt_reaches_the_person() throws InterruptedException {
        Telephone caller = HOTLINE.phones().voice().telephone("+15551000411");
        Telephone ear = softphone("mona");
        asksForOwnNumber(caller, "1");
        caller.isAnsweredByVoicemail();
        DeskClient mona = onDuty("mona");
        try (DeskStream stream = mona.stream(null)) {
            String conversation = accepts(mona, stream, threadOf(caller), 1);
            ear.answers();
            closed(stream, conversation, 1);
            assertThat(caller.heard()).isEmpty();
            caller.answersByHand();
            ear.isDisconnected();

            accepts(mona, stream, conversation.substring(0, conversation.indexOf('/')), 2);
            ear.answers();
            talk(caller, ear);
            caller.hangsUp();
            ear.isDisconnected();
            closed(stream, conversation, 2);
            mona.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
        } finally {
            mona.signOut();
        }
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

    @Test
    void the_number_that_people_see_says_nothing_to_whoever_calls_it() {
        Telephone somebody = HOTLINE.phones().voice().telephone("+15551000441");
        somebody.calls(NEUTRAL).hears("takes no calls").isDisconnected();
        assertThat(heard(somebody)).doesNotContain(NAME);
    }

    /** Whoever picks up learns who calls only after the key. */
    private static void talk(Telephone person, Telephone ear) {
        person.answers().hears("if you asked for a call, press 1");
        assertThat(heard(person)).doesNotContain(NAME);
        person.presses("1").hears("this is " + NAME);
        ear.isInRoomWith(person);
        person.says("I am alone now.");
        ear.hears("i am alone now");
    }

    private static void waits(Telephone caller) {
        caller.calls(NUMBER).hears("in danger now").presses("2");
    }

    private static void asksForOwnNumber(Telephone caller, String time) {
        waits(caller);
        caller.hears("called back instead of waiting")
                .presses("2")
                .hears("another number")
                .presses("1")
                .hears("when is it safe")
                .presses(time)
                .hears("if a machine answers")
                .presses("2")
                .hears("if this is right")
                .presses("1")
                .hears("we will call you")
                .isDisconnected();
    }

    private static String clock(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("HHmm").format(time);
    }

    private static Telephone softphone(String advocate) {
        return HOTLINE.phones().voice().telephone("client:" + advocate).answersByHand();
    }

    private static DeskClient onDuty(String name) {
        enrol(name);
        DeskClient desk = desk(name, "advocate");
        assertThat(desk.signIn().status()).isEqualTo(200);
        return desk;
    }

    private static void enrol(String name) {
        DeskClient dana = desk("dana", "supervisor");
        Patience.await(
                SOON,
                () -> dana.enrol(name, name, List.of("en"), Map.of("VOICE", 1)).status() == 200,
                () -> "nobody can be enrolled for the line");
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
        Http.Answer accepted = desk.accept(offer.path("offerId").asText());
        assertThat(accepted.status())
                .as("%s after %s", accepted, stream.events())
                .isEqualTo(200);
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
