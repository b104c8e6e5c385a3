package dev.lantern.cases.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.events.LanternEvent;
import dev.lantern.events.SignalReceived;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class PagingTest {

    private final Hotline hotline = new Hotline();
    private final Asking dana = Asking.dana();
    private final String line = "line-" + UUID.randomUUID();

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void signals_are_listed_once_each_oldest_first() {
        // Five at each moment: the order must hold where times are equal.
        List<SignalReceived> signals = arrive(23, 5);

        List<String> listed = dana.all("/signals?line=" + line, "signalId", 4);

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        signals.stream().map(SignalReceived::signalId).toList());
        assertThat(dana.all("/signals?line=" + line, "receivedAt", 4)).isSorted();
    }

    @Test
    void conversations_are_listed_newest_first_and_found_by_a_signal() {
        List<SignalReceived> signals = arrive(11, 3);
        hotline.sendAll(signals.stream().map(hotline::queued).toList());
        String conversations = "/conversations?line=" + line;
        awaitSize(conversations, 11);

        List<String> listed = dana.all(conversations, "conversationId", 4);

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        signals.stream().map(signal -> signal.threadId() + "/1").toList());
        assertThat(dana.all(conversations, "openedAt", 4).reversed()).isSorted();
        JsonPath found =
                dana.get("/conversations?signal=" + signals.get(7).signalId()).jsonPath();
        assertThat(found.getList("items.conversationId"))
                .containsExactly(signals.get(7).threadId() + "/1");
        assertThat(dana.all("/signals?line=" + line, "conversationId", 50)).doesNotContainNull();
    }

    @Test
    void what_arrives_between_two_pages_neither_hides_nor_repeats_another() {
        List<SignalReceived> before = arrive(6, 1);
        JsonPath first = dana.get("/signals?line=" + line + "&limit=3").jsonPath();
        SignalReceived early = hotline.signal(Hotline.newThread(), -100, "spooled for long", line);
        SignalReceived late = hotline.signal(Hotline.newThread(), 100, "new", line);
        hotline.publish(early, late);
        awaitSize("/signals?line=" + line, 8);

        List<String> rest = dana.get("/signals?line=" + line + "&after=" + first.getString("next"))
                .jsonPath()
                .getList("items.signalId");

        assertThat(first.getList("items.signalId")).containsExactlyElementsOf(ids(before.subList(0, 3)));
        List<String> expected = new ArrayList<>(ids(before.subList(3, 6)));
        expected.add(late.signalId());
        assertThat(rest).containsExactlyElementsOf(expected);
    }

    private List<SignalReceived> arrive(int count, int perMoment) {
        List<SignalReceived> signals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            signals.add(hotline.signal(Hotline.newThread(), i / perMoment, "text " + i, line));
        }
        hotline.sendAll(new ArrayList<LanternEvent>(signals));
        awaitSize("/signals?line=" + line, count);
        return signals;
    }

    private void awaitSize(String path, int count) {
        await().atMost(Asking.PATIENCE)
                .until(() -> dana.get(path + "&limit=100")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == count);
    }

    private static List<String> ids(List<SignalReceived> signals) {
        return signals.stream().map(SignalReceived::signalId).toList();
    }
}
