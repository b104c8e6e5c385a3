package dev.lantern.sms.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeliveryEvent.ReplyDelivered;
import dev.lantern.events.DeliveryEvent.ReplyFailed;
import dev.lantern.events.Topics;
import dev.lantern.ingest.contract.SignedForm;
import dev.lantern.ingest.contract.TopicRecords;
import dev.lantern.ingest.contract.TwilioPhone;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusWebhookTest {

    private static final String TARGET = "/twilio/messages/status?conversation=sms-0a1b%2F2&line=national&reply=r1";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void delivered_is_told_once_it_is_durable_and_twice_the_same() {
        TopicRecords deliveries = TopicRecords.fromNow(broker, Topics.DELIVERIES);

        assertThat(Texts.PHONE.post(TARGET, status("delivered")).status()).isEqualTo(204);
        assertThat(Texts.PHONE.post(TARGET, status("delivered")).status()).isEqualTo(204);

        List<DeliveryEvent> events = Events.of(deliveries, DeliveryEvent.class);
        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(ReplyDelivered.class, delivered -> {
                    assertThat(delivered.replyId()).isEqualTo("r1");
                    assertThat(delivered.conversationId()).isEqualTo("sms-0a1b/2");
                    assertThat(delivered.providerId()).isEqualTo("SM50");
                }));
        assertThat(deliveries.read().stream().map(TopicRecords::idOf).distinct())
                .hasSize(1);
        assertThat(deliveries.read())
                .allSatisfy(record -> assertThat(new String(record.key())).isEqualTo("sms-0a1b"));
    }

    @Test
    void a_failure_is_told_in_words() {
        TopicRecords deliveries = TopicRecords.fromNow(broker, Topics.DELIVERIES);

        Texts.PHONE.post(TARGET, status("undelivered") + "&ErrorCode=30003");

        ReplyFailed failed =
                (ReplyFailed) Events.of(deliveries, DeliveryEvent.class).getFirst();
        assertThat(failed.code()).isEqualTo("30003");
        assertThat(failed.explanation()).contains("switched off");
    }

    @Test
    void sent_adds_nothing_to_accepted() {
        TopicRecords deliveries = TopicRecords.fromNow(broker, Topics.DELIVERIES);
        for (String status : List.of("queued", "sending", "sent")) {
            assertThat(Texts.PHONE.post(TARGET, status(status)).status()).isEqualTo(204);
        }
        assertThat(deliveries.read()).isEmpty();
    }

    @Test
    void a_status_nobody_signed_or_about_nothing_is_refused() {
        TopicRecords deliveries = TopicRecords.fromNow(broker, Topics.DELIVERIES);

        assertThat(Texts.PHONE.post(TARGET, status("delivered"), Map.of()).status())
                .isEqualTo(403);
        String forged = SignedForm.signature(
                TwilioPhone.TOKEN, Texts.PHONE.publicUrl() + TARGET.replace("r1", "r2"), status("delivered"));
        assertThat(Texts.PHONE
                        .post(TARGET, status("delivered"), Map.of("X-Twilio-Signature", forged))
                        .status())
                .isEqualTo(403);
        assertThat(Texts.PHONE
                        .post("/twilio/messages/status", status("delivered"))
                        .status())
                .isEqualTo(400);
        assertThat(Texts.PHONE.post(TARGET, "MessageSid=SM50").body()).contains("Missing or wrong: MessageStatus.");
        assertThat(deliveries.read()).isEmpty();
    }

    private static String status(String status) {
        return "MessageSid=SM50&MessageStatus=" + status
                + "&From=%2B15550100733&To=%2B15550100142&ApiVersion=2010-04-01";
    }
}
