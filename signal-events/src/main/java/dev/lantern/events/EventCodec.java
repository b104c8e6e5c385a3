package dev.lantern.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.events.Decoded.Unreadable;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events to and from Kafka records: CloudEvents 1.0, Kafka protocol binding (spec 1.0.2), written in binary mode:
 * attributes as {@code ce_*} headers, {@code content-type: application/json}, the value is the event as JSON.
 * Thread-safe.
 */
public final class EventCodec {

    private final int partitions;

    /** @param partitions how many each topic has */
    public EventCodec(int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic has at least one partition");
        }
        this.partitions = partitions;
    }

    /** The one mapper: ISO 8601 times, absent instead of null, unknown fields ignored. */
    public static ObjectMapper json() {
        return EventJson.MAPPER;
    }

    /**
     * The record to send, with its topic and partition.
     *
     * @throws EventTooLargeException when it is larger than its topic allows
     */
    public ProducerRecord<byte[], byte[]> encode(Envelope<?> envelope) {
        LanternEvent event = envelope.event();
        EventType type = EventType.of(event);
        ProducerRecord<byte[], byte[]> record = KafkaMessageFactory.<byte[]>createWriter(
                        type.topic(),
                        Partitions.of(event.partitionKey(), partitions),
                        event.key().getBytes(StandardCharsets.UTF_8))
                .writeBinary(cloudEvent(envelope, type));
        int limit = TopicSpec.of(type.topic()).maxEventBytes();
        int bytes = sizeOf(record);
        if (bytes > limit) {
            throw new EventTooLargeException(type, bytes, limit);
        }
        return record;
    }

    /** Never throws: what cannot be read says why. */
    public Decoded decode(Headers headers, byte @Nullable [] value) {
        return EventReader.read(headers, value);
    }

    /**
     * The record as it came, for the dead letters, with headers that say why.
     *
     * @param topic where the record was read
     */
    public ProducerRecord<byte[], byte[]> deadLetter(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers, Unreadable why) {
        return DeadLetters.of(topic, key, value, headers, why);
    }

    private static CloudEvent cloudEvent(Envelope<?> envelope, EventType type) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(URI.create(envelope.source()))
                .withType(type.ceType())
                .withSubject(envelope.event().subject())
                .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                .withExtension(EventReader.PARTITION_KEY, envelope.event().partitionKey())
                .withData("application/json", bytes(envelope.event()));
        if (envelope.correlationId() != null) {
            builder.withExtension(EventReader.CORRELATION_ID, envelope.correlationId());
        }
        if (envelope.traceParent() != null) {
            builder.withExtension(EventReader.TRACE_PARENT, envelope.traceParent());
        }
        return builder.build();
    }

    private static byte[] bytes(LanternEvent event) {
        try {
            return EventJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every event record is JSON: " + event.getClass(), e);
        }
    }

    private static int sizeOf(ProducerRecord<byte[], byte[]> record) {
        int bytes = record.key().length + record.value().length;
        for (Header header : record.headers()) {
            bytes += header.key().length() + header.value().length;
        }
        return bytes;
    }
}
