package dev.lantern.events.asyncapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lantern.events.Channel;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON schemas (draft 7, AsyncAPI's own) of records, by their simple names. */
final class PayloadSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> byName = new TreeMap<>();
    private final SourceDocs docs;

    PayloadSchemas(SourceDocs docs) {
        this.docs = docs;
    }

    Map<String, ObjectNode> all() {
        return byName;
    }

    /** A reference to the schema of a record, which is made with all it needs. */
    ObjectNode ref(Class<?> record) {
        String name = record.getSimpleName();
        if (!byName.containsKey(name)) {
            ObjectNode schema = JSON.objectNode();
            byName.put(name, schema);
            fill(schema, record);
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private void fill(ObjectNode schema, Class<?> record) {
        schema.put("type", "object");
        describe(schema, docs.of(record));
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : record.getRecordComponents()) {
            ObjectNode property = schemaOf(component.getGenericType());
            String doc = docs.of(record, component.getName());
            if (!doc.isEmpty() && property.has("$ref")) {
                // Beside a reference everything is ignored in draft 7.
                ObjectNode reference = property;
                property = JSON.objectNode();
                property.putArray("allOf").add(reference);
            }
            describe(property, doc);
            properties.set(component.getName(), property);
            if (isRequired(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.set("properties", properties);
    }

    /** A list or map that is absent is read as empty. */
    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && component.getType() != List.class
                && component.getType() != Map.class;
    }

    private ObjectNode schemaOf(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            ObjectNode list = typed("array");
            list.set("items", schemaOf(generic.getActualTypeArguments()[0]));
            return list;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            ObjectNode map = typed("object");
            if (generic.getActualTypeArguments()[0] != String.class) {
                map.set("propertyNames", schemaOf(generic.getActualTypeArguments()[0]));
            }
            map.set("additionalProperties", schemaOf(generic.getActualTypeArguments()[1]));
            return map;
        }
        Class<?> simple = (Class<?>) type;
        if (simple.isEnum()) {
            ObjectNode names = typed("string");
            for (Object constant : simple.getEnumConstants()) {
                names.withArray("enum").add(((Enum<?>) constant).name());
            }
            return names;
        }
        return switch (simple.getName()) {
            case "java.lang.String" -> typed("string");
            case "boolean", "java.lang.Boolean" -> typed("boolean");
            case "int", "java.lang.Integer", "long", "java.lang.Long" -> typed("integer");
            case "double", "java.lang.Double" -> typed("number");
            default -> {
                if (simple == Instant.class) {
                    yield typed("string").put("format", "date-time");
                }
                if (simple == Channel.class) {
                    yield typed("string").put("pattern", "^[A-Z][A-Z0-9_]{1,31}$");
                }
                if (!simple.isRecord()) {
                    throw new IllegalStateException("no schema is known for " + simple);
                }
                yield ref(simple);
            }
        };
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static void describe(ObjectNode schema, String doc) {
        if (!doc.isEmpty()) {
            schema.put("description", doc);
        }
    }
}
