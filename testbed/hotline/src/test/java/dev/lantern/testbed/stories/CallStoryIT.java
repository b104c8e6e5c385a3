package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lantern.events.Threads;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A call, from the telephone to the advocate's ear and into the case. */
class CallStoryIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Hotline hotline = SharedHotline.get();

    @BeforeAll
    static void nobody_waits_from_earlier_stories() {
        SharedHotline.helpAllWhoWait();
    }

    @Test
    void a_caller_chooses_spanish_waits_is_connected_and_hangs_up_and_the_case_shows_it() throws InterruptedException {
        Telephone caller = hotline.phones().voice().telephone("+15551000101");
        Telephone ear = softphone("vera");
        caller.calls(Hotline.DEMO_NUMBER)
                .hears("nothing is recorded")
                .presses("2")
                .hears("si está en peligro ahora")
                .presses("2")
                .hears("en la fila");
        DeskClient vera = onDuty("vera");
        try (DeskStream stream = vera.stream(null)) {
            JsonNode offer = offered(stream, caller);
            assertThat(offer.path("language").asText()).isEqualTo("es");
            assertThat(offer.path("channel").asText()).isEqualTo("VOICE");
            assertThat(vera.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
            ear.answers().hears("call. spanish").isInRoomWith(caller);
            caller.says("Tengo veinte minutos.");
            ear.hears("tengo veinte minutos");

            caller.hangsUp();
            ear.isDisconnected();
            String conversation = offer.path("conversationId").asText();
            stream.await(
                    "conversation-closed",
                    data -> conversation.equals(data.path("conversationId").asText()),
                    SOON);
            vera.finishWrapUp(conversation);
            awaitStatus(conversation, "COMPLETED");
        } finally {
            vera.signOut();
        }
    }

    @Test
    void who_hangs_up_while_waiting_is_an_abandoned_conversation() {
        Telephone caller = hotline.phones().voice().telephone("+15551000102");
        waits(caller);
        caller.hangsUp();
        awaitStatus(threadOf(caller) + "/1", "ABANDONED");
    }

    @Test
    void an_advocate_whose_telephone_is_not_answered_gives_the_call_back_and_the_next_one_takes_it()
            throws InterruptedException {
        Telephone caller = hotline.phones().voice().telephone("+15551000103");
        softphone("wanda").isNotAnswered();
        Telephone ear = softphone("xenia");
        waits(caller);
        DeskClient wanda = onDuty("wanda");
        try (DeskStream ofWanda = wanda.stream(null)) {
            JsonNode offer = offered(ofWanda, caller);
            wanda.accept(offer.path("offerId").asText());
            DeskClient xenia = onDuty("xenia");
            try (DeskStream ofXenia = xenia.stream(null)) {
                JsonNode next = offered(ofXenia, caller);
                xenia.accept(next.path("offerId").asText());
                ear.answers().isInRoomWith(caller);
                String conversation = next.path("conversationId").asText();
                assertThat(xenia.complete(conversation).status()).isEqualTo(200);
                caller.hears("goodbye").isDisconnected();
                ear.isDisconnected();
                xenia.finishWrapUp(conversation);
                awaitStatus(conversation, "COMPLETED");
            } finally {
                xenia.signOut();
            }
        } finally {
            wanda.signOut();
        }
    }

    private Telephone softphone(String advocate) {
        return hotline.phones().voice().telephone("client:" + advocate).answersByHand();
    }

    private static void waits(Telephone caller) {
        caller.calls(Hotline.DEMO_NUMBER)
                .hears("for english")
                .presses("1")
                .hears("in danger now")
                .presses("2")
                .hears("in line");
    }

    private static DeskClient onDuty(String name) {
        DeskClient dana = SharedHotline.desk("dana", "supervisor");
        SharedHotline.done(() -> dana.enrol(name, name, List.of("en", "es"), Map.of("VOICE", 1)));
        DeskClient desk = SharedHotline.desk(name, "advocate");
        SharedHotline.done(desk::signIn);
        return desk;
    }

    private static JsonNode offered(DeskStream stream, Telephone caller) {
        String thread = threadOf(caller);
        Patience.await(
                SOON,
                () -> !offerOf(thread, stream).isMissingNode(),
                () -> "the call was not offered, but " + stream.events());
        return offerOf(thread, stream);
    }

    /** Made before the stream was open, it comes with the snapshot. */
    private static JsonNode offerOf(String thread, DeskStream stream) {
        return stream.events().stream()
                .map(event -> offerIn(event.data(), thread))
                .filter(offer -> !offer.isMissingNode())
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static JsonNode offerIn(JsonNode data, String thread) {
        if (data.at("/offer/conversationId").asText().startsWith(thread + "/")) {
            return data.path("offer");
        }
        for (JsonNode offer : data.path("offers")) {
            if (offer.path("conversationId").asText().startsWith(thread + "/")) {
                return offer;
            }
        }
        return MissingNode.getInstance();
    }

    private static String threadOf(Telephone caller) {
        return Threads.ofCall(caller.callSid());
    }

    private static void awaitStatus(String conversation, String status) {
        Patience.await(
                SOON,
                () -> SharedHotline.cases("dana", "supervisor")
                        .find(conversation)
                        .at("/conversation/status")
                        .asText()
                        .equals(status),
                () -> conversation + " is not " + status + " but "
                        + SharedHotline.cases("dana", "supervisor")
                                .find(conversation)
                                .at("/conversation/status"));
    }
}
