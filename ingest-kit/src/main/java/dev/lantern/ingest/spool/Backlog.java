package dev.lantern.ingest.spool;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many events of each key are in the spool or on their way into it. Publishers ask before they send past the spool,
 * so an event counts from the moment it is handed over, not from its commit.
 */
final class Backlog {

    private final ConcurrentHashMap<RecordKey, Integer> handedOver = new ConcurrentHashMap<>();
    /** The part of it that is on disk; touched only by the thread that writes the disk, like all that follows. */
    private Map<RecordKey, Integer> onDisk = new HashMap<>();

    private long rowsOnDisk;

    boolean holds(RecordKey key) {
        return handedOver.containsKey(key);
    }

    void handOver(RecordKey key) {
        handedOver.merge(key, 1, Integer::sum);
    }

    void notWritten(RecordKey key) {
        add(handedOver, key, -1);
    }

    void written(RecordKey key) {
        add(onDisk, key, 1);
        rowsOnDisk++;
    }

    void removed(RecordKey key) {
        add(onDisk, key, -1);
        add(handedOver, key, -1);
        rowsOnDisk--;
    }

    /** After a file was opened: what is really there, which may be less than before or more. */
    void reconcile(Map<RecordKey, Integer> found) {
        Set<RecordKey> keys = new HashSet<>(onDisk.keySet());
        keys.addAll(found.keySet());
        // One step for each key: a publisher must not see a key clear in between.
        keys.forEach(key -> add(handedOver, key, found.getOrDefault(key, 0) - onDisk.getOrDefault(key, 0)));
        onDisk = new HashMap<>(found);
        rowsOnDisk = found.values().stream().mapToLong(Integer::longValue).sum();
    }

    long rowsOnDisk() {
        return rowsOnDisk;
    }

    private static void add(Map<RecordKey, Integer> counts, RecordKey key, int change) {
        counts.compute(key, (k, before) -> {
            int after = (before == null ? 0 : before) + change;
            return after > 0 ? after : null;
        });
    }
}
