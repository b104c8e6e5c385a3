package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.client.Http;
import dev.lantern.testbed.phone.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one advocate of a line for texts, and what they see.
 *
 * @param open conversations, completed at the end
 * @param complaints of the phone network from earlier: some stories kill services, and whoever called them then had reason
 */
record TextingAdvocate(
        Hotline hotline,
        OwnLine line,
        String name,
        DeskClient desk,
        DeskStream stream,
        List<String> open,
        List<String> complaints)
        implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger STORIES = new AtomicInteger();

    static TextingAdvocate onDuty() {
        Hotline hotline = SharedHotline.get();
        List<String> complaints = hotline.phones().complaints();
        OwnLine line = OwnLine.open("words", "+15550100788", Duration.ofHours(1));
        String name = "tess-" + STORIES.incrementAndGet();
        DeskClient desk = line.onDuty(name, 5);
        return new TextingAdvocate(hotline, line, name, desk, desk.stream(null), new ArrayList<>(), complaints);
    }

    /** Leaves; the phone network must have nothing to complain about. */
    @Override
    public void close() {
        open.forEach(desk::complete);
        stream.close();
        desk.signOut();
        assertThat(hotline.phones().complaints()).isEqualTo(complaints);
    }

    CasesClient cases() {
        return SharedHotline.cases(name, "advocate");
    }

    String conversationOf(Phone phone, String words) throws InterruptedException {
        line.text(phone, words);
        return accepted(phone);
    }

    String accepted(Phone phone) throws InterruptedException {
        String thread = line.threadOf(phone);
        JsonNode offer = stream.await(
                        "offer-made",
                        data -> data.at("/offer/conversationId").asText().startsWith(thread + "/"),
                        SOON)
                .data()
                .path("offer");
        Http.Answer accepted = desk.accept(offer.path("offerId").asText());
        assertThat(accepted.status()).as("accepting: %s", accepted).isEqualTo(200);
        String conversation = offer.path("conversationId").asText();
        open.add(conversation);
        stream.await(
                "conversation-opened",
                data -> data.at("/conversation/conversationId").asText().equals(conversation),
                SOON);
        return conversation;
    }

    JsonNode arrived(String words) throws InterruptedException {
        return stream.await(
                        "message-arrived",
                        data -> data.at("/message/text").asText().equals(words),
                        SOON)
                .data();
    }

    List<String> said() {
        return stream.events().stream()
                .filter(event -> event.kind().equals("message-arrived"))
                .map(event -> event.data().at("/message/text").asText())
                .toList();
    }

    JsonNode deliveryAfter(int earlier, String state) {
        Patience.await(SOON, () -> states(state).size() > earlier, () -> "no answer is " + state);
        return states(state).get(earlier);
    }

    List<JsonNode> states(String state) {
        return stream.events().stream()
                .filter(event -> event.kind().equals("delivery-changed"))
                .map(DeskStream.Event::data)
                .filter(data -> data.path("state").asText().equals(state))
                .toList();
    }
}
