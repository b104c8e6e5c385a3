package dev.lantern.events.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.EventType;
import dev.lantern.events.Golden;
import dev.lantern.events.RecordTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AsyncApiTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/lantern/events");
    private static final Path FILE = Path.of("src/main/resources/asyncapi/lantern.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();
    private static final List<EventType> TYPES = EventType.all();
    private static final ObjectNode DOCUMENT = document();

    @Test
    void the_document_is_what_the_code_says() throws IOException {
        String written = YAML.writeValueAsString(DOCUMENT);
        if (Boolean.getBoolean("lantern.asyncapi.write")) {
            Files.createDirectories(Path.of("src/main/resources/asyncapi"));
            Files.writeString(FILE, written);
        }
        assertThat(firstDifference(Files.readAllLines(FILE), written.lines().toList()))
                .as("the AsyncAPI document is not what the code says; write it again with:"
                        + " mvn test -pl signal-events -Dtest=AsyncApiTest -Dlantern.asyncapi.write=true")
                .isEmpty();
    }

    @Test
    void every_reference_in_the_document_leads_somewhere() {
        List<JsonNode> references = DOCUMENT.findValues("$ref");
        assertThat(references).hasSizeGreaterThan(TYPES.size()).allSatisfy(reference -> assertThat(
                        DOCUMENT.at(reference.asText().substring(1)).isMissingNode())
                .as(reference.asText())
                .isFalse());
    }

    @Test
    void every_component_that_is_documented_is_documented_in_words() {
        assertThat(DOCUMENT.findValuesAsText("description")).isNotEmpty().allSatisfy(text -> assertThat(text)
                .doesNotContain("{@", "<p>", "*/"));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void a_golden_fits_the_schemas_of_its_message(EventType type) {
        Golden golden = Golden.of(type);
        assertThat(problems(type, "payload", golden.value())).isEmpty();
        assertThat(problems(type, "headers", EventCodec.json().valueToTree(golden.headers())))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void schema_and_reader_agree_on_what_may_be_absent_and_on_kinds_of_values(EventType type) {
        Golden golden = Golden.of(type);
        ObjectNode number = EventCodec.json().createObjectNode().put("n", 1);
        for (RecordTree.Field field : RecordTree.fields(golden.value(), type.event())) {
            JsonNode value = field.object().get(field.name());
            field.object().remove(field.name());
            agree(type, golden, "without " + field);
            Stream.of(number, number.arrayNode().add(1), number.get("n")).forEach(wrong -> {
                field.object().set(field.name(), wrong);
                agree(type, golden, wrong + " at " + field);
            });
            field.object().set(field.name(), value);
        }
    }

    private static String firstDifference(List<String> file, List<String> code) {
        for (int i = 0; i < Math.max(file.size(), code.size()); i++) {
            String inFile = i < file.size() ? file.get(i) : "(end)";
            String inCode = i < code.size() ? code.get(i) : "(end)";
            if (!inFile.equals(inCode)) {
                return "line %d: file '%s', code '%s'".formatted(i + 1, inFile.strip(), inCode.strip());
            }
        }
        return "";
    }

    private static void agree(EventType type, Golden golden, String change) {
        assertThat(golden.decode() instanceof Decoded.Event)
                .as("%s %s is read, and fits the schema", type.ceType(), change)
                .isEqualTo(problems(type, "payload", golden.value()).isEmpty());
    }

    private static List<String> problems(EventType type, String part, JsonNode json) {
        ObjectNode whole = DOCUMENT.objectNode();
        String pointer = "#/components/messages/" + type.event().getSimpleName() + "/" + part;
        whole.putArray("allOf").addObject().put("$ref", pointer);
        whole.set("components", DOCUMENT.get("components"));
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(whole);
        return schema.validate(json, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)).stream()
                .map(Object::toString)
                .toList();
    }

    private static ObjectNode document() {
        try {
            return new AsyncApi(SourceDocs.read(SOURCES)).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
