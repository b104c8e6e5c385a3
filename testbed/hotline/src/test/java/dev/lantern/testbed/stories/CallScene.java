package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.Threads;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.Service;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.voice.RestFaults;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Telephones and desks of one line. At the end of a story everybody goes home, and the provider has not complained. */
final class CallScene implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(60);

    private final Hotline hotline = SharedHotline.get();
    private final String line;
    private final List<String> complaints = hotline.phones().complaints();
    private final List<DeskClient> onDuty = new ArrayList<>();

    CallScene(String line) {
        this.line = line;
    }

    static CallScene ofDemoLine() {
        return new CallScene(Hotline.DEMO_LINE);
    }

    Telephone telephone(String number) {
        return hotline.phones().voice().telephone(number);
    }

    Telephone softphone(String advocate) {
        return telephone("client:" + advocate).answersByHand();
    }

    RestFaults restFaults() {
        return hotline.phones().voice().restFaults();
    }

    /** In English, on the demo line. */
    static void waits(Telephone caller) {
        caller.calls(Hotline.DEMO_NUMBER)
                .hears("for english")
                .presses("1")
                .hears("in danger now")
                .presses("2")
                .hears("in line");
    }

    /** With a softphone. */
    DeskClient signsIn(String name) {
        enrol(name);
        return here(name);
    }

    DeskClient signsInAt(String name, String telephone) {
        SharedHotline.done(() -> desk("dana", "supervisor").enrolAt(name, telephone));
        return here(name);
    }

    void enrol(String name) {
        SharedHotline.done(() -> desk("dana", "supervisor").enrol(name, name, List.of("en", "es"), Map.of("VOICE", 1)));
    }

    DeskClient desk(String name, String role) {
        return new DeskClient(
                hotline.endpoints().of(Service.ROUTING), line, hotline.tokens().of(name, role));
    }

    /** @return the conversation, with both in one room */
    String takes(DeskClient advocate, Telephone caller, Telephone ear) {
        try (DeskStream stream = advocate.stream(null)) {
            String conversation = accepts(advocate, stream, caller);
            ear.answers().isInRoomWith(caller);
            return conversation;
        }
    }

    /** @return the conversation */
    static String accepts(DeskClient advocate, DeskStream stream, Telephone caller) {
        return accepts(advocate, stream, threadOf(caller), 1);
    }

    /**
     * @param conversation or the beginning of its id
     * @param nth offer of it, from 1
     */
    static String accepts(DeskClient advocate, DeskStream stream, String conversation, int nth) {
        JsonNode offer = offer(stream, conversation, nth);
        Http.Answer accepted = advocate.accept(offer.path("offerId").asText());
        assertThat(accepted.status())
                .as("%s after %s", accepted, stream.events())
                .isEqualTo(200);
        return offer.path("conversationId").asText();
    }

    static JsonNode offer(DeskStream stream, Telephone caller) {
        return offer(stream, threadOf(caller), 1);
    }

    static JsonNode offer(DeskStream stream, String conversation, int nth) {
        Patience.await(
                SOON,
                () -> offers(stream, conversation).size() >= nth,
                () -> "not offered for the " + nth + ". time, but " + stream.events());
        return offers(stream, conversation).get(nth - 1);
    }

    /** Each once, in order; made before the stream was open, it comes with the snapshot. */
    static List<JsonNode> offers(DeskStream stream, String conversation) {
        Set<String> known = new HashSet<>();
        return stream.events().stream()
                .flatMap(event -> Stream.concat(
                        Stream.of(event.data().path("offer")),
                        event.data().path("offers").valueStream()))
                .filter(offer -> offer.path("conversationId").asText().startsWith(conversation))
                .filter(offer -> offer.has("offerId"))
                .filter(offer -> known.add(offer.path("offerId").asText()))
                .toList();
    }

    static String threadOf(Telephone caller) {
        return Threads.ofCall(caller.callSid());
    }

    static void awaitStatus(String conversation, String... statuses) {
        Patience.await(
                SOON,
                () -> Set.of(statuses).contains(status(conversation)),
                () -> conversation + " is " + status(conversation) + ", not one of " + List.of(statuses));
    }

    static String status(String conversation) {
        return told(conversation).at("/conversation/status").asText();
    }

    /** All that the case tells of it. */
    static JsonNode told(String conversation) {
        return cases().find(conversation);
    }

    static void awaitTold(String conversation, String... moves) {
        for (String move : moves) {
            Patience.await(
                    SOON,
                    () -> told(conversation).toString().contains(move),
                    () -> move + " is not in " + told(conversation));
        }
    }

    static CasesClient cases() {
        return SharedHotline.cases("dana", "supervisor");
    }

    private DeskClient here(String name) {
        DeskClient desk = desk(name, "advocate");
        SharedHotline.done(desk::signIn);
        onDuty.add(desk);
        return desk;
    }

    @Override
    public void close() {
        restFaults().none();
        hotline.phones().voice().callbacks().disturb(0, 1);
        hotline.phones().voice().hangUpEverybody();
        onDuty.forEach(CallScene::goesHome);
        assertThat(hotline.phones().complaints()).isEqualTo(complaints);
    }

    /** Until the end of a call is told, somebody still has it. */
    private static void goesHome(DeskClient desk) {
        Patience.await(
                SOON,
                () -> {
                    desk.finishWrapUps();
                    Http.Answer answer = desk.signOut();
                    return answer.ok() || answer.body().path("code").asText().equals("NOT_SIGNED_IN");
                },
                () -> "somebody could not sign out");
    }
}
