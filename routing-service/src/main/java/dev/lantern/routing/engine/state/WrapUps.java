package dev.lantern.routing.engine.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What advocates still write up. */
public final class WrapUps {

    private final Map<String, SortedMap<String, WrapUp>> byAdvocate = new HashMap<>();
    private final Map<String, WrapUp> byKey = new HashMap<>();
    private final Timers timers;

    WrapUps(Timers timers) {
        this.timers = timers;
    }

    public @Nullable WrapUp of(String advocateId, String conversationId) {
        return of(advocateId).get(conversationId);
    }

    /** What an advocate writes up, by conversation, in alphabetical order. */
    public SortedMap<String, WrapUp> of(String advocateId) {
        return byAdvocate.getOrDefault(advocateId, Collections.emptySortedMap());
    }

    /** The one that a timer of the kind {@code WRAP_UP_ENDS} ends. */
    public WrapUp due(Timer timer) {
        WrapUp wrapUp = byKey.get(timer.subject());
        if (wrapUp == null) {
            throw new IllegalStateException("nothing is written up that could end");
        }
        return wrapUp;
    }

    /** What it was before, if anything. */
    @Nullable
    WrapUp put(WrapUp wrapUp) {
        WrapUp before = remove(wrapUp.key());
        byKey.put(wrapUp.key(), wrapUp);
        byAdvocate.computeIfAbsent(wrapUp.advocateId(), id -> new TreeMap<>()).put(wrapUp.conversationId(), wrapUp);
        timers.add(timer(wrapUp));
        return before;
    }

    @Nullable
    WrapUp remove(String key) {
        WrapUp wrapUp = byKey.remove(key);
        if (wrapUp != null) {
            timers.remove(timer(wrapUp));
            byAdvocate.computeIfPresent(wrapUp.advocateId(), (id, all) -> {
                all.remove(wrapUp.conversationId());
                return all.isEmpty() ? null : all;
            });
        }
        return wrapUp;
    }

    Iterable<WrapUp> all() {
        return byKey.values();
    }

    private static Timer timer(WrapUp wrapUp) {
        return new Timer(wrapUp.endsAt(), Timer.Kind.WRAP_UP_ENDS, wrapUp.key());
    }
}
