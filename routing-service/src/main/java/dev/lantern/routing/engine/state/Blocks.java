package dev.lantern.routing.engine.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who must not get which person. */
public final class Blocks {

    private final Map<String, SortedMap<String, Conflict>> conflicts = new HashMap<>();
    private final Map<String, Flag> flags = new HashMap<>();
    private final Timers timers;

    Blocks(Timers timers) {
        this.timers = timers;
    }

    /** What stands between a person and advocates. */
    public Bars of(String person) {
        SortedMap<String, Conflict> declared = conflicts.getOrDefault(person, Collections.emptySortedMap());
        boolean flagged = flags.containsKey(person);
        return declared.isEmpty() && !flagged ? Bars.NONE : new Bars(List.copyOf(declared.keySet()), flagged);
    }

    public boolean conflict(String person, String advocateId) {
        return conflicts.getOrDefault(person, Collections.emptySortedMap()).containsKey(advocateId);
    }

    public @Nullable Flag flag(String person) {
        return flags.get(person);
    }

    void put(Conflict conflict) {
        conflicts.computeIfAbsent(conflict.person(), person -> new TreeMap<>()).put(conflict.advocateId(), conflict);
    }

    void removeConflict(String person, String advocateId) {
        conflicts.computeIfPresent(person, (same, all) -> {
            all.remove(advocateId);
            return all.isEmpty() ? null : all;
        });
    }

    void put(Flag flag) {
        removeFlag(flag.person());
        flags.put(flag.person(), flag);
        timers.add(timer(flag));
    }

    void removeFlag(String person) {
        Flag flag = flags.remove(person);
        if (flag != null) {
            timers.remove(timer(flag));
        }
    }

    Iterable<Conflict> conflicts() {
        return conflicts.values().stream().flatMap(all -> all.values().stream())::iterator;
    }

    Iterable<Flag> flags() {
        return flags.values();
    }

    private static Timer timer(Flag flag) {
        return new Timer(flag.until(), Timer.Kind.FLAG_EXPIRES, flag.person());
    }
}
