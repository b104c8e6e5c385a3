package dev.lantern.cases.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Body;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class ConversationStoryTest {

    private final Hotline hotline = new Hotline();
    private final Asking maria = Asking.as("maria", "advocate");

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void an_advocate_reads_what_was_said_in_order() {
        SignalReceived first = hotline.conversationOf("maria");
        String conversation = first.threadId() + "/1";
        SignalReceived second = hotline.signal(first.threadId(), 3, "Are you there?");
        ReplyRequested reply = hotline.reply(conversation, "reply-" + first.threadId(), "Yes, I am.", 5);
        hotline.publish(second, hotline.continued(second), reply);
        hotline.publish(hotline.accepted(reply, 6), hotline.delivered(reply, 7));

        JsonPath read = maria.await200("/conversations/" + conversation, hasEntries(8));

        assertThat(read.getString("conversation.status")).isEqualTo("ASSIGNED");
        assertThat(read.getString("conversation.assignedTo")).isEqualTo("maria");
        assertThat(read.getString("conversation.urgency")).isEqualTo("STANDARD");
        assertThat(read.getList("timeline.kind"))
                .containsExactly("SIGNAL", "MOVE", "MOVE", "SIGNAL", "MOVE", "REPLY", "DELIVERY", "DELIVERY");
        assertThat(read.getString("timeline[0].signal.text.text")).isEqualTo("Can you help me?");
        assertThat(read.getString("timeline[0].signal.sender.address.text")).isEqualTo("+15550100142");
        assertThat(read.getString("timeline[2].move.what")).isEqualTo("ASSIGNED");
        assertThat(read.getString("timeline[3].signal.text.text")).isEqualTo("Are you there?");
        assertThat(read.getString("timeline[5].reply.text.text")).isEqualTo("Yes, I am.");
        assertThat(read.getString("timeline[5].reply.delivery.state")).isEqualTo("DELIVERED");
        assertThat(read.getString("next")).isNull();
    }

    @Test
    void the_topics_may_arrive_in_any_order() {
        SignalReceived signal = hotline.signal(Hotline.newThread(), 0, "late");
        String conversation = signal.threadId() + "/1";
        ReplyRequested reply = hotline.reply(conversation, "reply-" + signal.threadId(), "Yes.", 5);

        // Each is waited for, so that the consumer cannot happen to read them the right way round.
        hotline.publish(hotline.delivered(reply, 7));
        hotline.publish(hotline.assigned(conversation, "maria", 2));
        maria.await200("/conversations/" + conversation, hasEntries(2));
        hotline.publish(hotline.accepted(reply, 6));
        maria.await200("/conversations/" + conversation, hasEntries(3));
        hotline.publish(reply);
        JsonPath answered = maria.await200("/conversations/" + conversation, hasEntries(4));
        assertThat(answered.getString("timeline.find { it.kind == 'REPLY' }.reply.delivery.state"))
                .isEqualTo("DELIVERED");
        hotline.publish(hotline.queued(signal));
        maria.await200("/conversations/" + conversation, hasEntries(5));
        hotline.publish(signal);

        JsonPath read = maria.await200("/conversations/" + conversation, hasEntries(6));
        assertThat(read.getList("timeline.kind"))
                .containsExactly("SIGNAL", "MOVE", "MOVE", "REPLY", "DELIVERY", "DELIVERY");
        assertThat(read.getString("conversation.channel")).isEqualTo("SMS");
        assertThat(read.getString("conversation.status")).isEqualTo("ASSIGNED");
    }

    @Test
    void a_signal_without_a_conversation_is_kept_and_shown_to_supervisors() {
        SignalReceived signal = hotline.signal(Hotline.newThread(), 0, "Is anybody there?");
        hotline.publish(signal);

        JsonPath read = Asking.dana().await200("/signals/" + signal.signalId(), any -> true);

        assertThat(read.getString("text.text")).isEqualTo("Is anybody there?");
        assertThat(read.getString("conversationId")).isNull();

        hotline.publish(hotline.queued(signal));
        Asking.dana().await200("/signals/" + signal.signalId(), json -> json.getString("conversationId") != null);
    }

    @Test
    void what_cannot_be_opened_is_shown_as_unreadable_with_the_reason() {
        String thread = Hotline.newThread();
        Sealed foreign = hotline.sealed(Hotline.newThread(), SealedField.BODY_TEXT, "of another thread");
        SignalReceived own = hotline.signal(thread, 0, "");
        SignalReceived signal = new SignalReceived(
                own.signalId(),
                thread,
                own.line(),
                own.channel(),
                own.contacted(),
                own.sender(),
                new Body(foreign, new Sealed("desk", "no ciphertext")),
                List.of(),
                null,
                null,
                own.answers(),
                own.occurredAt(),
                own.receivedAt(),
                own.attributes());
        hotline.publish(signal);

        JsonPath read = Asking.dana().await200("/signals/" + signal.signalId(), any -> true);

        assertThat(read.getString("text.unreadable")).isEqualTo("NOT_AUTHENTIC");
        assertThat(read.getString("text.text")).isNull();
        assertThat(read.getString("full.unreadable")).isEqualTo("MALFORMED");
        assertThat(read.getString("sender.address.text")).isEqualTo("+15550100142");
    }

    @Test
    void a_long_timeline_is_read_page_by_page_without_gap_or_repetition() {
        SignalReceived first = hotline.conversationOf("maria");
        for (int n = 2; n < 9; n++) {
            SignalReceived next = hotline.signal(first.threadId(), n, "text " + n);
            hotline.publish(next, hotline.continued(next));
        }
        String path = "/conversations/" + first.threadId() + "/1";
        List<String> whole = maria.await200(path, hasEntries(17)).getList("timeline.at", String.class);

        List<String> paged = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = maria.get(path + "?limit=5" + (next.isEmpty() ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("timeline.at", String.class));
            next = page.getString("next");
        }

        assertThat(paged).isEqualTo(whole).isSorted();
    }

    private static Predicate<JsonPath> hasEntries(int count) {
        return json -> json.getList("timeline").size() == count;
    }
}
