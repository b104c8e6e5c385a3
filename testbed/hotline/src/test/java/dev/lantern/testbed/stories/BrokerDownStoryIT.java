package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.Channel;
import dev.lantern.events.Ids;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.phone.SentText;
import dev.lantern.testbed.phone.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No broker for a while: people are still answered, and what they wrote arrives in order afterwards. */
class BrokerDownStoryIT {

    private static final String PHONE = "+15554000001";

    private final Hotline hotline = SharedHotline.get();

    @Test
    void texts_are_accepted_without_a_broker_and_arrive_in_order_afterwards() {
        List<String> sent = new ArrayList<>();
        sent.add(accepted("before"));
        hotline.kafka().stop();
        try {
            for (int i = 0; i < 10; i++) {
                long begun = System.nanoTime();
                sent.add(accepted("while the broker is away " + i));
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("the provider gives up after 15 s, people long before")
                        .isLessThan(Duration.ofSeconds(10));
            }
        } finally {
            hotline.kafka().start();
        }
        sent.add(accepted("after"));

        Patience.await(
                Duration.ofSeconds(60),
                () -> kept().equals(sent),
                () -> "kept are " + kept().size() + " of " + sent.size() + " texts, or in another order");
    }

    private String accepted(String words) {
        TextMessage text = hotline.phones().phone(PHONE).compose(Hotline.DEMO_NUMBER, words);
        SentText sent = hotline.phones().send(text);
        assertThat(sent.accepted()).as("answered 200: %s", sent.answer()).isTrue();
        return Ids.signal(Channel.SMS, Hotline.DEMO_LINE, text.sid());
    }

    private List<String> kept() {
        var cases = SharedHotline.cases("dana", "supervisor");
        String conversation = cases.signals(Hotline.DEMO_LINE).stream()
                .filter(signal -> signal.path("threadId").asText().equals(hotline.threadOf(PHONE)))
                .map(signal -> signal.path("conversationId").asText(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
        if (conversation.isEmpty()) {
            return List.of();
        }
        return cases.find(conversation)
                .path("timeline")
                .valueStream()
                .filter(entry -> entry.path("kind").asText().equals("SIGNAL"))
                .map((JsonNode entry) -> entry.path("signal").path("signalId").asText())
                .toList();
    }
}
