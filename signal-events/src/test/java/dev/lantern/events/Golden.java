package dev.lantern.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record as it lies on its topic of four partitions, kept as a file that never changes within a version. */
public record Golden(String topic, int partition, String key, SortedMap<String, String> headers, ObjectNode value) {

    public static final int PARTITIONS = 4;

    public static String fileOf(EventType type) {
        return "/golden/" + type.ceType() + ".json";
    }

    public static Golden of(EventType type) {
        try (InputStream file = Golden.class.getResourceAsStream(fileOf(type))) {
            if (file == null) {
                throw new AssertionError(
                        type.event().getSimpleName() + " has no golden: src/test/resources" + fileOf(type));
            }
            return EventCodec.json().readValue(file, Golden.class);
        } catch (IOException e) {
            throw new UncheckedIOException(fileOf(type), e);
        }
    }

    public static Golden of(ProducerRecord<byte[], byte[]> record) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        try {
            return new Golden(
                    record.topic(),
                    record.partition(),
                    new String(record.key(), StandardCharsets.UTF_8),
                    headers,
                    (ObjectNode) EventCodec.json().readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Headers kafkaHeaders() {
        Headers kafka = new RecordHeaders();
        headers.forEach((name, value) -> kafka.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return kafka;
    }

    public Decoded decode() {
        return decode(value);
    }

    public Decoded decode(JsonNode otherValue) {
        return new EventCodec(PARTITIONS)
                .decode(kafkaHeaders(), otherValue.toString().getBytes(StandardCharsets.UTF_8));
    }
}
