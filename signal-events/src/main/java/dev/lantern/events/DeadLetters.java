package dev.lantern.events;

import dev.lantern.events.Decoded.Unreadable;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Records that could not be read, as they came; {@code dlq_*} headers say where from and why. */
public final class DeadLetters {

    public static final String TOPIC = "dlq_topic";
    public static final String REASON = "dlq_reason";
    public static final String DETAIL = "dlq_detail";

    private DeadLetters() {}

    static ProducerRecord<byte[], byte[]> of(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers, Unreadable why) {
        Headers all = new RecordHeaders(headers.toArray());
        replace(all, TOPIC, topic);
        replace(all, REASON, why.reason().name());
        replace(all, DETAIL, why.detail());
        return new ProducerRecord<>(Topics.deadLettersOf(topic), null, null, key, value, all);
    }

    /** A record that is dead-lettered a second time says only why this time. */
    private static void replace(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
