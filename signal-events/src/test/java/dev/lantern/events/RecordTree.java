package dev.lantern.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Walks JSON beside the record types it was written from. */
public final class RecordTree {

    private RecordTree() {}

    /** One field of an object in the JSON; {@code object} is part of the tree that was walked and may be changed. */
    public record Field(String path, ObjectNode object, RecordComponent component) {

        public String name() {
            return component.getName();
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /** Every field that a record has, at every place where the JSON has an object of that record. */
    public static List<Field> fields(JsonNode json, Class<?> type) {
        List<Field> fields = new ArrayList<>();
        collect("", json, type, fields);
        return fields;
    }

    public static Stream<Class<?>> recordsBelow(Class<?> sealed) {
        return sealed.isRecord()
                ? Stream.of(sealed)
                : Arrays.stream(sealed.getPermittedSubclasses()).flatMap(RecordTree::recordsBelow);
    }

    private static void collect(String path, JsonNode json, Type type, List<Field> fields) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            json.forEach(item -> collect(path + "[]", item, list.getActualTypeArguments()[0], fields));
        } else if (json instanceof ObjectNode object && type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
                fields.add(new Field(at, object, component));
                collect(at, object.path(component.getName()), component.getGenericType(), fields);
            }
        }
    }
}
