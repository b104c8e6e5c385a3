package dev.lantern.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record as it lies on its topic of four partitions, kept as a file that never changes within a version. */
public record Golden(String topic, int partition, String key, SortedMap<String, String> headers, ObjectNode value) {

    public static final int PARTITIONS = 4;

    /** Read from the sources: a copy that an earlier build left elsewhere does not count. */
    static final Path FOLDER = Path.of("src/test/resources/golden");

    static Path fileOf(EventType type) {
        return FOLDER.resolve(type.ceType() + ".json");
    }

    public static Golden of(EventType type) {
        if (!Files.exists(fileOf(type))) {
            throw new AssertionError(type.event().getSimpleName() + " has no golden: " + fileOf(type));
        }
        try {
            return EventCodec.json().readValue(fileOf(type).toFile(), Golden.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a golden: " + fileOf(type), e);
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
