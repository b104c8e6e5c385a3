package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lantern.events.Threads;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.voice.RestFaults;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What advocates do with a call, and who hears whom meanwhile. */
class RoomStoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Hotline hotline = SharedHotline.get();
    private final List<DeskClient> onDuty = new ArrayList<>();
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
    void everybody_goes_home_and_the_provider_had_nothing_to_complain_about() {
        hotline.phones().voice().restFaults().some(0, RestFaults.Fault.BROKEN, 1);
        hotline.phones().voice().hangUpEverybody();
        for (DeskClient desk : onDuty) {
            Patience.await(
                    SOON,
                    () -> {
                        desk.finishWrapUps();
                        Http.Answer answer = desk.signOut();
                        return answer.ok()
                                || answer.body().path("code").asText().equals("NOT_SIGNED_IN");
                    },
                    () -> "somebody could not sign out");
        }
        assertThat(hotline.phones().complaints()).isEqualTo(complaints);
    }

    @Test
    void a_call_is_handed_over_with_both_in_the_room_and_the_first_leaves_when_the_second_is_there() {
        Telephone caller = telephone("+15551000301");
        Telephone ada = softphone("ada");
        Telephone bea = softphone("bea");
        waits(caller);
        DeskClient first = signsIn("ada");
        String conversation = takes(first, caller, ada);
        DeskClient second = signsIn("bea");
        try (DeskStream ofBea = second.stream(null)) {
            assertThat(first.transferWarmly(conversation, "bea").status()).isEqualTo(200);
            second.accept(offerOf(ofBea, conversation).path("offerId").asText());
            bea.rings();
            caller.talksWith(ada);
            bea.answers().hears("call. english").isInRoomWith(caller);
            ada.isDisconnected();
            caller.talksWith(bea).hangsUp();
            bea.isDisconnected();
        }
        awaitTold(conversation, "TRANSFERRED", "PARTICIPANT_LEFT", "COMPLETED");
    }

    @Test
    void a_person_waits_third_in_spanish_is_answered_meets_an_interpreter_and_the_case_tells_it() {
        Telephone first = telephone("+15551000311");
        Telephone second = telephone("+15551000312");
        Telephone third = telephone("+15551000313");
        waits(first);
        waits(second);
        third.calls(Hotline.DEMO_NUMBER)
                .hears("nothing is recorded")
                .presses("2")
                .hears("si está en peligro ahora")
                .presses("2")
                .hears("usted es el número 3 en la fila");
        first.hangsUp();
        second.hangsUp();
        Telephone gia = softphone("gia");
        Telephone hal = softphone("hal");
        DeskClient advocate = signsIn("gia");
        String conversation = takes(advocate, third, gia);
        DeskClient interpreter = signsIn("hal");
        try (DeskStream ofHal = interpreter.stream(null)) {
            assertThat(advocate.transferWarmly(conversation, "hal").status()).isEqualTo(200);
            interpreter.accept(offerOf(ofHal, conversation).path("offerId").asText());
            hal.answers().hears("call. spanish").isInRoomWith(third);
            gia.isDisconnected();
            third.talksWith(hal).hangsUp();
            hal.isDisconnected();
        }
        awaitTold(conversation, "TRANSFERRED", "COMPLETED");
    }

    @Test
    void an_interpreter_joins_and_all_three_hear_each_other() {
        Telephone caller = telephone("+15551000302");
        Telephone cam = softphone("cam");
        Telephone dee = softphone("dee");
        waits(caller);
        DeskClient advocate = signsIn("cam");
        String conversation = takes(advocate, caller, cam);
        DeskClient interpreter = signsIn("dee");
        try (DeskStream stream = interpreter.stream(null)) {
            advocate.post(
                    conversation,
                    "invitations",
                    JsonNodeFactory.instance.objectNode().put("advocate", "dee").put("role", "INTERPRETER"));
            interpreter.accept(offerOf(stream, conversation).path("offerId").asText());
            dee.answers().isInRoomWith(caller).talksWith(cam);
            caller.talksWith(dee);
            awaitTold(conversation, "PARTICIPANT_ENTERED"); // who leaves before it is told has never been there
            assertThat(interpreter.in(conversation, "leave").status()).isEqualTo(200);
            dee.isDisconnected();
            caller.talksWith(cam);
        }
        awaitTold(conversation, "PARTICIPANT_JOINED", "PARTICIPANT_LEFT");
    }

    @Test
    void of_two_whose_telephones_ring_for_one_call_one_has_it_and_the_other_hears_so_and_is_free() {
        Telephone caller = telephone("+15551000303");
        Telephone eve = softphone("eve");
        Telephone fay = softphone("fay");
        waits(caller);
        DeskClient first = signsIn("eve");
        try (DeskStream stream = first.stream(null)) {
            JsonNode offer = offered(stream, caller);
            first.accept(offer.path("offerId").asText());
            eve.rings();
            signsIn("fay");
            String conversation = offer.path("conversationId").asText();
            Http.Answer assigned = SharedHotline.desk("dana", "supervisor")
                    .post(
                            conversation,
                            "assign",
                            JsonNodeFactory.instance.objectNode().put("to", "fay"));
            assertThat(assigned.status()).isEqualTo(200);
            fay.rings();
            eve.answers().hears("no longer there").isDisconnected();
            fay.answers().isInRoomWith(caller);
        }
    }

    @Test
    void voicemail_gets_nobody_and_whoever_presses_the_key_does() {
        Telephone caller = telephone("+15551000304");
        telephone("+15551000305").isAnsweredByVoicemail();
        Telephone hal = telephone("+15551000306").answersByHand();
        waits(caller);
        DeskClient first = signsInAt("gil", "+15551000305");
        try (DeskStream ofGil = first.stream(null)) {
            first.accept(offered(ofGil, caller).path("offerId").asText());
            DeskClient second = signsInAt("hal", "+15551000306");
            try (DeskStream ofHal = second.stream(null)) {
                second.accept(offered(ofHal, caller).path("offerId").asText());
                hal.answers().hears("to take it, press 1").presses("1").isInRoomWith(caller);
                caller.says("Are you there?");
                hal.hears("are you there");
            }
        }
        assertThat(telephone("+15551000305").heard().toString()).doesNotContain("+1555100030");
    }

    @Test
    void a_supervisor_listens_and_whispers_and_the_person_hears_neither() {
        Telephone caller = telephone("+15551000307");
        Telephone ida = softphone("ida");
        Telephone dana = softphone("dana");
        waits(caller);
        String conversation = takes(signsIn("ida"), caller, ida);
        DeskClient supervisor = SharedHotline.desk("dana", "supervisor");
        assertThat(supervisor.in(conversation, "monitor").status()).isEqualTo(200);
        dana.answers().isInRoomWith(caller).isNotHeardBy(caller).isNotHeardBy(ida);
        caller.talksWith(dana);

        supervisor.post(
                conversation, "whisper", JsonNodeFactory.instance.objectNode().put("whispering", true));
        dana.talksWith(ida).isNotHeardBy(caller);
        dana.says("Ask where she is.");
        ida.hears("ask where she is");
        supervisor.post(
                conversation, "whisper", JsonNodeFactory.instance.objectNode().put("whispering", false));
        dana.isNotHeardBy(ida).isNotHeardBy(caller);
        supervisor.in(conversation, "leave");
        dana.isDisconnected();
        caller.talksWith(ida);
        assertThat(caller.heard().toString()).doesNotContain("Ask where");
    }

    @Test
    void a_shelter_is_called_in_while_the_person_hears_music_and_let_go_again() {
        Telephone caller = telephone("+15551000308");
        Telephone jan = softphone("jan");
        Telephone shelter = telephone("+15551000309").answersByHand();
        waits(caller);
        DeskClient advocate = signsIn("jan");
        String conversation = takes(advocate, caller, jan);
        advocate.in(conversation, "hold");
        jan.isNotHeardBy(caller);
        caller.isNotHeardBy(jan);

        Http.Answer called = advocate.callThirdParty(conversation, "+15551000309");
        assertThat(called.status()).isEqualTo(200);
        shelter.answers()
                .hears("being connected with an advocate")
                .talksWith(jan)
                .isNotHeardBy(caller);
        advocate.in(conversation, "resume");
        caller.talksWith(shelter).talksWith(jan);
        awaitTold(conversation, "PARTICIPANT_ENTERED");
        assertThat(advocate.drop(conversation, called.body().path("commandId").asText())
                        .status())
                .isEqualTo(200);
        shelter.isDisconnected();
        caller.talksWith(jan);
        awaitTold(conversation, "CALL_HELD", "THIRD_PARTY_CALLED", "CALL_RESUMED");
        assertThat(told(conversation).toString()).doesNotContain("1000309");
    }

    @Test
    void what_the_provider_does_not_do_the_advocate_is_told() throws InterruptedException {
        Telephone caller = telephone("+15551000310");
        Telephone kim = softphone("kim");
        waits(caller);
        DeskClient advocate = signsIn("kim");
        String conversation = takes(advocate, caller, kim);
        try (DeskStream stream = advocate.stream(null)) {
            hotline.phones().voice().restFaults().some(1, RestFaults.Fault.BROKEN, 1);
            advocate.in(conversation, "hold");
            stream.await("notice", data -> data.path("code").asText().equals("CALL_STEP_FAILED"), SOON);
            hotline.phones().voice().restFaults().some(0, RestFaults.Fault.BROKEN, 1);
            caller.talksWith(kim);
        }
    }

    private Telephone telephone(String number) {
        return hotline.phones().voice().telephone(number);
    }

    private Telephone softphone(String advocate) {
        return telephone("client:" + advocate).answersByHand();
    }

    private static void waits(Telephone caller) {
        caller.calls(Hotline.DEMO_NUMBER)
                .hears("for english")
                .presses("1")
                .hears("in danger now")
                .presses("2")
                .hears("in line");
    }

    private DeskClient signsIn(String name) {
        DeskClient dana = SharedHotline.desk("dana", "supervisor");
        SharedHotline.done(() -> dana.enrol(name, name, List.of("en", "es"), Map.of("VOICE", 1)));
        return here(name);
    }

    private DeskClient signsInAt(String name, String telephone) {
        SharedHotline.done(() -> SharedHotline.desk("dana", "supervisor").enrolAt(name, telephone));
        return here(name);
    }

    private DeskClient here(String name) {
        DeskClient desk = SharedHotline.desk(name, "advocate");
        SharedHotline.done(desk::signIn);
        onDuty.add(desk);
        return desk;
    }

    /** @return the conversation, with both in one room */
    private String takes(DeskClient advocate, Telephone caller, Telephone ear) {
        try (DeskStream stream = advocate.stream(null)) {
            JsonNode offer = offered(stream, caller);
            assertThat(advocate.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
            ear.answers().isInRoomWith(caller);
            return offer.path("conversationId").asText();
        }
    }

    private static JsonNode offered(DeskStream stream, Telephone caller) {
        return offerOf(stream, Threads.ofCall(caller.callSid()));
    }

    private static JsonNode offerOf(DeskStream stream, String conversation) {
        Patience.await(
                SOON,
                () -> !found(stream, conversation).isMissingNode(),
                () -> "the call was not offered, but " + stream.events());
        return found(stream, conversation);
    }

    /** Made before the stream was open, it comes with the snapshot. */
    private static JsonNode found(DeskStream stream, String conversation) {
        for (DeskStream.Event event : stream.events()) {
            List<JsonNode> offers = new ArrayList<>();
            event.data().path("offers").forEach(offers::add);
            offers.add(event.data().path("offer"));
            for (JsonNode offer : offers) {
                if (offer.path("conversationId").asText().startsWith(conversation)) {
                    return offer;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode told(String conversation) {
        return SharedHotline.cases("dana", "supervisor").find(conversation);
    }

    private static void awaitTold(String conversation, String... moves) {
        for (String move : moves) {
            Patience.await(
                    SOON,
                    () -> told(conversation).toString().contains(move),
                    () -> move + " is not in " + told(conversation));
        }
    }
}
