package dev.lantern.cases.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lantern.cases.wire.kafka.CaseConsumer;
import dev.lantern.events.ReplyRequested;
import dev.lantern.events.SignalReceived;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import dev.lantern.testbed.servers.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
class RedeliveryTest {

    @Inject
    CaseConsumer consumer;

    @Inject
    Rows rows;

    private final Hotline hotline = new Hotline();
    private final Group group = new Group();

    @AfterEach
    void close() {
        consumer.start();
        hotline.close();
        group.close();
    }

    @Test
    void what_was_applied_before_its_offset_was_lost_is_applied_once() throws Exception {
        SignalReceived signal = hotline.conversationOf("maria");
        ReplyRequested reply = hotline.reply(signal.threadId() + "/1", "reply-" + signal.threadId(), "Yes.", 5);
        hotline.publish(reply, hotline.accepted(reply, 6), hotline.delivered(reply, 7));
        await().atMost(Asking.PATIENCE).until(group::hasReadAll);
        Map<String, Long> before = rows.counts();

        consumer.stop();
        group.forgetOffsets();
        consumer.start();

        await().atMost(Asking.PATIENCE).until(group::hasReadAll);
        assertThat(rows.counts()).isEqualTo(before);
        assertThat(Asking.as("maria", "advocate")
                        .await200("/conversations/" + signal.threadId() + "/1", any -> true)
                        .getList("timeline"))
                .hasSize(6);
    }

    @Test
    void an_event_that_its_writer_sends_six_hundred_times_is_one_row() throws Exception {
        SignalReceived signal = hotline.signal(Hotline.newThread(), 0, "HELP");
        for (int i = 0; i < 600; i++) {
            hotline.send(hotline.encoded(signal));
        }
        hotline.publish(hotline.queued(signal));

        Asking.dana().await200("/signals/" + signal.signalId(), json -> json.getString("conversationId") != null);
        await().atMost(Asking.PATIENCE).until(group::hasReadAll);
        assertThat(rows.count("select count(*) from signal where thread_id = ?", signal.threadId()))
                .isEqualTo(1);
        assertThat(Asking.dana().get("/q/metrics").asString())
                .contains("lantern_cases_events_total{outcome=\"repeated\",topic=\"signals\"}");
    }
}
