package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.Phone;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One who texts more than a person can, and somebody else. */
class FloodStoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int TEXTS = 300;
    private static final int NO_FLOOD_YET = 60;

    private final TextingAdvocate tess = TextingAdvocate.onDuty();

    @AfterEach
    void leaves_and_the_phone_network_has_nothing_to_complain_about() {
        tess.close();
    }

    @Test
    void every_text_of_a_flood_is_kept_and_shown_in_heaps_and_somebody_else_is_heard_meanwhile() throws Exception {
        Phone bot = tess.hotline().phones().phone("+15553000090");
        String conversation = tess.conversationOf(bot, "hello");
        List<TextMessage> flood = IntStream.range(0, TEXTS)
                .mapToObj(i -> PhoneNetwork.compose(bot.number(), tess.line().number(), "buy now " + i))
                .toList();
        try (ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> accepted = new ArrayList<>();
            for (TextMessage text : flood) {
                accepted.add(deliveries.submit(
                        () -> tess.hotline().phones().send(text).accepted()));
            }
            tess.conversationOf(tess.hotline().phones().phone("+15553000091"), "is somebody there");
            for (Future<Boolean> text : accepted) {
                assertThat(text.get()).isTrue();
            }
        }
        List<String> words = flood.stream().map(TextMessage::body).toList();
        Patience.await(
                SOON,
                () -> wordsOf(conversation).size() >= TEXTS,
                () -> "of " + TEXTS + " texts came " + wordsOf(conversation).size());
        assertThat(wordsOf(conversation)).containsExactlyInAnyOrderElementsOf(words);

        List<DeskStream.Event> messages = messagesOf(conversation);
        assertThat(messages).hasSizeLessThan(TEXTS / 2);
        assertThat(messages.stream()
                        .mapToInt(message ->
                                message.data().at("/message/attributes/texts").asInt(1))
                        .sum())
                .isEqualTo(TEXTS);
        assertThat(messages.stream()
                        .filter(message ->
                                message.data().at("/message/attributes").has("flood")))
                .as("a person is no flood")
                .hasSizeLessThanOrEqualTo(messages.size() - NO_FLOOD_YET + 1);
    }

    private List<DeskStream.Event> messagesOf(String conversation) {
        return tess.stream().events().stream()
                .filter(event -> event.kind().equals("message-arrived"))
                .filter(event -> event.data().path("conversationId").asText().equals(conversation))
                .toList();
    }

    private List<String> wordsOf(String conversation) {
        return messagesOf(conversation).stream()
                .flatMap(event -> event.data().at("/message/text").asText().lines())
                .toList();
    }
}
