package dev.lantern.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lantern.events.Decoded.Event;
import dev.lantern.events.Decoded.Reason;
import dev.lantern.events.Decoded.Unreadable;
import dev.lantern.events.RecordTree.Field;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    private static final String PERSONAL = "+15550100142 is a secret";

    static List<EventType> types() {
        return EventType.all();
    }

    @Test
    void every_record_of_the_sealed_hierarchy_has_a_type() {
        assertThat(types().stream().<Class<?>>map(EventType::event))
                .containsExactlyInAnyOrderElementsOf(
                        RecordTree.recordsBelow(LanternEvent.class).toList());
    }

    @Test
    void every_golden_belongs_to_a_type() throws IOException {
        try (Stream<Path> files = Files.list(Golden.FOLDER)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            types().stream().map(Golden::fileOf).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_golden_is_read_and_written_again_as_it_was(EventType type) {
        Golden golden = Golden.of(type);
        Event decoded = (Event) golden.decode();
        assertThat(decoded.envelope().event()).isInstanceOf(type.event());
        assertThat(Golden.of(new EventCodec(Golden.PARTITIONS).encode(decoded.envelope())))
                .isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_golden_shows_every_field(EventType type) {
        assertThat(fields(Golden.of(type), type))
                .allMatch(field -> field.object().has(field.name()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_unknown_field_is_ignored_at_every_place(EventType type) {
        Golden golden = Golden.of(type);
        Decoded before = golden.decode();
        fields(golden, type).forEach(field -> field.object().put("addedLater", 1));
        assertThat(golden.decode()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_field_may_be_absent_or_null_only_where_its_type_says_so(EventType type) {
        Golden golden = Golden.of(type);
        for (Field field : fields(golden, type)) {
            JsonNode value = field.object().get(field.name());
            field.object().remove(field.name());
            assertThat(golden.decode()).as("without " + field).isInstanceOf(expected(field));
            field.object().putNull(field.name());
            assertThat(golden.decode()).as("null at " + field).isInstanceOf(expected(field));
            field.object().set(field.name(), value);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_value_that_does_not_fit_is_malformed_and_never_quoted(EventType type) {
        Golden golden = Golden.of(type);
        for (Field field : fields(golden, type)) {
            JsonNode value = field.object().get(field.name());
            ObjectNode object = EventCodec.json().createObjectNode().put(PERSONAL, PERSONAL);
            JsonNode deeper = object.objectNode().set(PERSONAL, object);
            for (JsonNode wrong : List.of(
                    TextNode.valueOf(PERSONAL),
                    object,
                    deeper,
                    object.arrayNode().add(PERSONAL))) {
                field.object().set(field.name(), wrong);
                Decoded decoded = golden.decode();
                if (decoded instanceof Unreadable unreadable) {
                    assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED);
                    assertThat(unreadable.detail()).contains(type.ceType()).doesNotContain("15550100142", "secret");
                } else {
                    assertThat(takesAnything(field))
                            .as("%s took %s", field, wrong)
                            .isTrue();
                }
            }
            field.object().set(field.name(), value);
        }
    }

    private static List<Field> fields(Golden golden, EventType type) {
        return RecordTree.fields(golden.value(), type.event());
    }

    private static Class<? extends Decoded> expected(Field field) {
        return mayBeAbsent(field.component()) ? Event.class : Unreadable.class;
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        Class<?> type = component.getType();
        return EventJson.isNullable(component)
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
    }

    private static final Set<String> FREE = Set.of(
            "java.lang.String",
            "java.util.List<java.lang.String>",
            "java.util.Map<java.lang.String, java.lang.String>");

    /** Free text, or a record whose fields may all be absent. */
    private static boolean takesAnything(Field field) {
        Class<?> type = field.component().getType();
        return FREE.contains(field.component().getGenericType().getTypeName())
                || (type.isRecord() && Stream.of(type.getRecordComponents()).allMatch(GoldenTest::mayBeAbsent));
    }
}
