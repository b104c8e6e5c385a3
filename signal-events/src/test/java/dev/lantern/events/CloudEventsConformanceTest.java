package dev.lantern.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Against the CloudEvents project's own conformance feature and JSON schema, where a copy of them lies beside us. */
class CloudEventsConformanceTest {

    private static final Path DATA = Path.of("..", "..", "shared", "data", "cloudevents");
    private static final List<EventType> TYPES = EventType.all();

    @BeforeAll
    static void specification() {
        boolean there = Files.isDirectory(DATA);
        String reason = "skipped: ../shared/data/cloudevents is not beside the repository";
        if (!there) {
            System.out.println(CloudEventsConformanceTest.class.getSimpleName() + " " + reason);
        }
        assumeTrue(there, reason);
    }

    @Test
    void a_binary_message_is_read_as_the_kafka_protocol_binding_says() throws IOException {
        agrees(Scenario.read("Scenario: Binary content mode", Map.of()));
    }

    @Test
    void a_structured_message_is_read_as_the_kafka_protocol_binding_says() throws IOException {
        for (String contentType :
                List.of("application/cloudevents+json", "application/cloudevents+json; charset=utf-8")) {
            agrees(Scenario.read("Scenario Outline: Structured content mode", Map.of("<contentType>", contentType)));
        }
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void what_we_write_has_the_attributes_of_the_json_schema(EventType type) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Files.readString(DATA.resolve("cloudevents.schema.json")));
        assertThat(schema.validate(structured(Golden.of(type)), context -> context.getExecutionConfig()
                        .setFormatAssertionsEnabled(true)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void what_others_write_in_structured_mode_is_the_same_event(EventType type) {
        Golden golden = Golden.of(type);
        Headers headers = new RecordHeaders()
                .add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        assertThat(new EventCodec(Golden.PARTITIONS)
                        .decode(headers, structured(golden).toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(golden.decode());
    }

    private static ObjectNode structured(Golden golden) {
        ObjectNode structured = EventCodec.json().createObjectNode();
        golden.headers()
                .forEach((name, value) -> structured.put(
                        name.equals("content-type") ? "datacontenttype" : name.substring("ce_".length()), value));
        structured.set("data", golden.value());
        return structured;
    }

    private static void agrees(Scenario scenario) throws IOException {
        CloudEvent event =
                EventReader.parse(scenario.kafkaHeaders(), scenario.payload().getBytes(StandardCharsets.UTF_8));
        scenario.attributes().forEach((name, value) -> assertThat(Objects.toString(event.getAttribute(name)))
                .as(name)
                .isEqualTo(value));
        assertThat(json(Objects.requireNonNull(event.getData()).toBytes())).isEqualTo(json(scenario.data()));
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        return EventCodec.json().readTree(bytes);
    }

    private static JsonNode json(String text) throws IOException {
        return EventCodec.json().readTree(text);
    }

    /** One scenario of the feature: two quoted texts (payload, data) and two tables (headers, attributes). */
    private record Scenario(String payload, Map<String, String> headers, Map<String, String> attributes, String data) {

        static Scenario read(String title, Map<String, String> examples) throws IOException {
            String feature = Files.readString(DATA.resolve("kafka-protocol-binding.feature"));
            String scenario = feature.substring(feature.indexOf(title) + title.length());
            int end = scenario.indexOf("Scenario");
            scenario = end < 0 ? scenario : scenario.substring(0, end);
            for (Map.Entry<String, String> example : examples.entrySet()) {
                scenario = scenario.replace(example.getKey(), example.getValue());
            }
            String[] quoted = scenario.split("\"\"\"");
            assertThat(quoted).as("payload and data of " + title).hasSizeGreaterThanOrEqualTo(4);
            List<Map<String, String>> tables = tables(quoted[2]);
            return new Scenario(quoted[1], tables.get(0), tables.get(1), quoted[3]);
        }

        private static List<Map<String, String>> tables(String text) {
            List<Map<String, String>> tables = new ArrayList<>();
            for (String row : text.lines().map(String::strip).toList()) {
                if (!row.startsWith("|")) {
                    continue;
                }
                String[] cells = row.substring(1).split("\\|");
                if (cells[0].strip().equals("key")) {
                    tables.add(new LinkedHashMap<>());
                } else {
                    tables.getLast().put(cells[0].strip(), cells[1].strip());
                }
            }
            return tables;
        }

        Headers kafkaHeaders() {
            Headers kafka = new RecordHeaders();
            headers.forEach((name, value) -> kafka.add(name, value.getBytes(StandardCharsets.UTF_8)));
            return kafka;
        }
    }
}
