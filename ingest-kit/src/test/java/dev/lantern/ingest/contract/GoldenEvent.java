package dev.lantern.ingest.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** A golden event: JSON, with {@code "…"} where any text may stand. */
final class GoldenEvent {

    private static final String ANY_TEXT = "…";

    private final JsonNode golden;

    GoldenEvent(Class<?> beside, String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                beside.getResourceAsStream(resource), () -> resource + " is not beside " + beside.getName())) {
            golden = EventCodec.json().readTree(in);
        }
    }

    /** Where the event is not as it should be, as paths with both values; empty when it is. */
    List<String> differences(byte[] event) throws IOException {
        List<String> differences = new ArrayList<>();
        compare("", golden, EventCodec.json().readTree(event), differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode found, List<String> differences) {
        if (expected.isObject() && found.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "/" + name, expected.path(name), found.path(name), differences));
        } else if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "/" + i, expected.get(i), found.get(i), differences);
            }
        } else if (!expected.equals(found) && !(ANY_TEXT.equals(expected.asText()) && isSomeText(found))) {
            differences.add(path + ": expected " + expected + " found " + found);
        }
    }

    private static boolean isSomeText(JsonNode found) {
        return found.isTextual() && !found.asText().isBlank();
    }
}
