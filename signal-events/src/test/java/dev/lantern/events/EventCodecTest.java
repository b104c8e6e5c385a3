package dev.lantern.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.events.Decoded.Reason;
import dev.lantern.events.Decoded.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String CAUSE = "cause";

    private final EventCodec codec = new EventCodec(4);

    @Test
    void what_is_encoded_is_decoded() {
        Envelope<?> envelope = envelope(signal("hello"));
        ProducerRecord<byte[], byte[]> record = codec.encode(envelope);
        assertThat(codec.decode(record.headers(), record.value())).isEqualTo(new Decoded.Event(envelope));
    }

    @Test
    void a_record_is_a_cloud_event_in_binary_mode() {
        ProducerRecord<byte[], byte[]> record = codec.encode(envelope(signal("hello")));
        assertThat(record.topic()).isEqualTo("signals");
        assertThat(record.partition()).isEqualTo(Partitions.of("national", 4));
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("sms-1");
        assertThat(text(record.headers()))
                .containsAllEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "id-1",
                        "ce_type", "dev.lantern.signal.received.v1",
                        "ce_source", "/channels/sms/national",
                        "ce_subject", "sms-1",
                        "ce_time", "2026-01-02T03:04:05.678Z",
                        "ce_partitionkey", "national",
                        "ce_correlationid", CAUSE,
                        "content-type", "application/json"));
    }

    @Test
    void an_event_above_the_limit_is_refused_by_type_and_size() {
        assertThatThrownBy(() -> codec.encode(envelope(signal("x".repeat(64 * 1024)))))
                .isInstanceOf(EventTooLargeException.class)
                .hasMessageContaining("signals takes at most 65536")
                .hasMessageNotContaining("xxx");
    }

    @Test
    void a_feed_event_may_hold_a_whole_desk() {
        FeedEvent.Message message =
                new FeedEvent.Message("s-1", Body.of(new Sealed("desk", "x".repeat(1_000))), List.of(), NOW);
        assertThat(codec.encode(envelope(opened(Collections.nCopies(400, message))))
                        .topic())
                .isEqualTo("desk-feed");
        assertThatThrownBy(() -> codec.encode(envelope(opened(Collections.nCopies(600, message)))))
                .isInstanceOfSatisfying(EventTooLargeException.class, e -> {
                    assertThat(e.limit()).isEqualTo(512 * 1024);
                    assertThat(e.bytes()).isGreaterThan(600_000);
                });
    }

    @Test
    void an_event_needs_an_id_and_a_source() {
        assertThatThrownBy(() -> new Envelope<>("", "/services/x", NOW, null, null, signal("hello")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Envelope<>("id", "", NOW, null, null, signal("hello")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_second_dead_letter_says_why_the_second_time() {
        ProducerRecord<byte[], byte[]> first =
                codec.deadLetter("signals", null, null, new RecordHeaders(), new Unreadable(Reason.NO_VALUE, "one"));
        ProducerRecord<byte[], byte[]> second =
                codec.deadLetter("signals", null, null, first.headers(), new Unreadable(Reason.UNKNOWN_TYPE, "two"));
        assertThat(second.headers()).hasSize(3);
        assertThat(text(second.headers())).containsEntry("dlq_detail", "two");
    }

    @Test
    void a_dead_letter_keeps_the_bytes_and_says_why() {
        Headers headers = new RecordHeaders().add("ce_id", "1".getBytes(StandardCharsets.UTF_8));
        byte[] value = {1, 2, 3};
        ProducerRecord<byte[], byte[]> record =
                codec.deadLetter("signals", null, value, headers, new Unreadable(Reason.MALFORMED, "why"));
        assertThat(record.topic()).isEqualTo("signals.dlq");
        assertThat(record.key()).isNull();
        assertThat(record.value()).isEqualTo(value);
        assertThat(text(record.headers()))
                .isEqualTo(
                        Map.of("ce_id", "1", "dlq_topic", "signals", "dlq_reason", "MALFORMED", "dlq_detail", "why"));
        assertThat(headers).hasSize(1);
    }

    private static FeedEvent opened(List<FeedEvent.Message> messages) {
        FeedEvent.Conversation conversation = new FeedEvent.Conversation(
                "sms-1/1",
                Channel.SMS,
                null,
                Urgency.STANDARD,
                List.of(),
                new Sender(null, "hash", "•••"),
                Answers.NONE,
                NOW,
                messages,
                null,
                null,
                List.of());
        return new FeedEvent.ConversationOpened("maria", "national", conversation, NOW);
    }

    private static Envelope<?> envelope(LanternEvent event) {
        return new Envelope<>("id-1", Sources.channel(Channel.SMS, "national"), NOW, CAUSE, null, event);
    }

    private static SignalReceived signal(String text) {
        return new SignalReceived(
                "id-1",
                "sms-1",
                "national",
                Channel.SMS,
                "+15550100733",
                new Sender(null, "hash", "•••"),
                Body.of(new Sealed("desk", text)),
                List.of(),
                null,
                null,
                Answers.NONE,
                NOW,
                NOW,
                Map.of("b", "2", "a", "1"));
    }

    private static Map<String, String> text(Headers headers) {
        return Arrays.stream(headers.toArray())
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
