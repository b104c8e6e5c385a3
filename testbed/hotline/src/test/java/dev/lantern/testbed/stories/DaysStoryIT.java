package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.client.DeskClient;
import dev.lantern.testbed.client.DeskStream;
import dev.lantern.testbed.phone.Phone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One person who comes back: how long it stays one conversation. The days of this line are seconds. */
class DaysStoryIT {

    private static final String NUMBER = "+15550100799";
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Hotline hotline = SharedHotline.get();

    @Test
    void a_person_who_comes_back_is_known_until_the_line_was_quiet_for_long() throws Exception {
        OwnLine line = OwnLine.open("brief", NUMBER, QUIET);
        Phone phone = hotline.phones().phone("+15553100001");
        DeskClient desk = line.onDuty("uma", 3);
        try (DeskStream stream = desk.stream(null)) {
            line.text(phone, "first day");
            String first = accept(desk, stream, 0);
            assertThat(first).isEqualTo(line.threadOf(phone) + "/1");
            desk.answer(first, "I am here.");
            phone.awaitText(text -> text.body().equals("I am here."), SOON);

            awaitTime(QUIET.plusSeconds(1));
            phone.text(NUMBER, "second day, the same story");
            assertThat(stream.await(
                                    "message-arrived",
                                    data -> data.at("/message/text").asText().startsWith("second day"),
                                    SOON)
                            .data()
                            .path("conversationId")
                            .asText())
                    .as("it was not completed: it goes on however long it was quiet")
                    .isEqualTo(first);

            desk.complete(first);
            stream.await(
                    "conversation-closed",
                    data -> data.path("conversationId").asText().equals(first),
                    SOON);
            phone.text(NUMBER, "one thing more");
            assertThat(accept(desk, stream, 1)).as("within the quiet window").isEqualTo(first);
            desk.complete(first);
            Patience.await(SOON, () -> closed(stream, first) == 2, () -> "it was not completed again");

            awaitTime(QUIET.plusSeconds(1));
            phone.text(NUMBER, "third day, another story");
            assertThat(accept(desk, stream, 2)).isEqualTo(line.threadOf(phone) + "/2");
            desk.complete(line.threadOf(phone) + "/2");
        } finally {
            desk.signOut();
        }
    }

    private static String accept(DeskClient desk, DeskStream stream, int earlier) {
        Patience.await(SOON, () -> offers(stream).size() > earlier, () -> "there is no offer after " + earlier);
        JsonNode offer = offers(stream).get(earlier);
        assertThat(desk.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
        return offer.path("conversationId").asText();
    }

    private static List<JsonNode> offers(DeskStream stream) {
        return stream.events().stream()
                .filter(event -> event.kind().equals("offer-made"))
                .map(event -> event.data().path("offer"))
                .toList();
    }

    private static long closed(DeskStream stream, String conversation) {
        return stream.events().stream()
                .filter(event -> event.kind().equals("conversation-closed")
                        && event.data().path("conversationId").asText().equals(conversation))
                .count();
    }

    /** The line's time is the machine's. */
    private static void awaitTime(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        Patience.await(duration.plusSeconds(5), () -> System.nanoTime() > until, () -> "time stands still");
    }
}
