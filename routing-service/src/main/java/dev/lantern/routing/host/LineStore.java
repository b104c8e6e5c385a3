package dev.lantern.routing.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.events.EventCodec;
import dev.lantern.routing.engine.state.Change;
import dev.lantern.routing.engine.state.Entity;
import dev.lantern.routing.engine.state.LineState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The records of the lines of one task, as the changelog has them: key {@code <line>/<key of the record>}. Beside the
 * engine's records each line has the time of its last decision.
 */
final class LineStore {

    /** Below the broker's default of 1 MiB for a record: a larger one would stop the task for good. */
    static final int MAX_BYTES = 900 * 1024;

    private static final String CLOCK = "clock";

    private final KeyValueStore<String, byte[]> store;

    /** A line as it was stored. */
    record Stored(LineState state, Instant decidedAt) {}

    /** Changes as they will be stored; made before anything is stored, because it can fail. */
    record Written(List<KeyValue<String, byte[]>> entries) {}

    LineStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Every line of the task. */
    Map<String, Stored> readAll() {
        Map<String, List<Entity>> records = new HashMap<>();
        Map<String, Instant> clocks = new HashMap<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> read(entry, records, clocks));
        }
        Map<String, Stored> lines = new HashMap<>();
        clocks.forEach((line, decidedAt) ->
                lines.put(line, new Stored(LineState.restore(line, records.getOrDefault(line, List.of())), decidedAt)));
        return lines;
    }

    /** One line anew; as it was never heard of when nothing is stored. */
    LineState read(String line) {
        Map<String, List<Entity>> records = new HashMap<>();
        // '0' follows '/', so this is every key of the line and no other.
        try (KeyValueIterator<String, byte[]> entries = store.range(line + "/", line + "0")) {
            entries.forEachRemaining(entry -> read(entry, records, new HashMap<>()));
        }
        return LineState.restore(line, records.getOrDefault(line, List.of()));
    }

    Written write(String line, List<Change> changes, Instant decidedAt) {
        List<KeyValue<String, byte[]>> entries = new ArrayList<>();
        for (Change change : changes) {
            Entity entity = change.entity();
            entries.add(new KeyValue<>(line + "/" + change.key(), entity == null ? null : bytes(entity)));
        }
        entries.add(new KeyValue<>(line + "/" + CLOCK, decidedAt.toString().getBytes(StandardCharsets.UTF_8)));
        return new Written(entries);
    }

    void put(Written written) {
        for (KeyValue<String, byte[]> entry : written.entries()) {
            store.put(entry.key, entry.value);
        }
    }

    private static void read(
            KeyValue<String, byte[]> entry, Map<String, List<Entity>> records, Map<String, Instant> clocks) {
        int slash = entry.key.indexOf('/');
        String line = entry.key.substring(0, slash);
        String key = entry.key.substring(slash + 1);
        if (key.equals(CLOCK)) {
            clocks.put(line, Instant.parse(new String(entry.value, StandardCharsets.UTF_8)));
        } else {
            records.computeIfAbsent(line, id -> new ArrayList<>()).add(entity(key, entry.value));
        }
    }

    private static Entity entity(String key, byte[] json) {
        try {
            return EventCodec.json().readValue(json, Entity.typeOf(key));
        } catch (IOException e) {
            throw new IllegalStateException("a stored record of the engine cannot be read: " + Entity.typeOf(key), e);
        }
    }

    private static byte[] bytes(Entity entity) {
        try {
            byte[] json = EventCodec.json().writeValueAsBytes(entity);
            if (json.length > MAX_BYTES) {
                throw new IllegalStateException(
                        "a record of the engine takes " + json.length + " bytes: " + entity.getClass());
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every record of the engine is JSON: " + entity.getClass(), e);
        }
    }
}
