package dev.lantern.testbed.stories;

import static dev.lantern.testbed.stories.CallScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.voice.Telephone;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an advocate sees of calls at the desk, and does there. */
final class AtTheDesk {

    private AtTheDesk() {}

    /** @return the conversation */
    static String accepts(DeskClient advocate, DeskStream stream, Telephone caller) {
        return accepts(advocate, stream, InTheCase.threadOf(caller), 1);
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
        return offer(stream, InTheCase.threadOf(caller), 1);
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

    /** @return its sentence */
    static String notice(DeskStream stream, String code, Duration atMost) throws InterruptedException {
        return stream.await("notice", data -> data.path("code").asText().equals(code), atMost)
                .data()
                .path("text")
                .asText();
    }

    static List<DeskStream.Event> notices(DeskStream stream) {
        return stream.events().stream()
                .filter(event -> event.kind().equals("notice"))
                .toList();
    }

    /** @param times how often it has left the desk by then */
    static void awaitClosed(DeskStream stream, String conversation, int times) {
        Patience.await(
                SOON,
                () -> stream.events().stream()
                                .filter(event -> event.kind().equals("conversation-closed"))
                                .filter(event -> event.data()
                                        .path("conversationId")
                                        .asText()
                                        .equals(conversation))
                                .count()
                        >= times,
                () -> "the conversation did not leave the desk, but " + stream.events());
    }
}
