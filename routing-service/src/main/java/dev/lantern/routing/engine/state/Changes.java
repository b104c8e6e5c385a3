package dev.lantern.routing.engine.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which records changed since the host last asked; of a record that changed twice, the last. */
final class Changes {

    private final Map<String, Change> byKey = new LinkedHashMap<>();

    void stored(Entity entity) {
        String key = entity.key();
        byKey.put(key, new Change(key, entity));
    }

    void removed(String key) {
        byKey.put(key, new Change(key, null));
    }

    List<Change> take() {
        List<Change> changes = List.copyOf(byKey.values());
        byKey.clear();
        return changes;
    }
}
