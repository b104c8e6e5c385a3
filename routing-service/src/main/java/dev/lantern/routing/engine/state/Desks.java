package dev.lantern.routing.engine.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which desks are connected, and when those that are not are given up. */
public final class Desks {

    private final Map<String, Desk> byAdvocate = new HashMap<>();
    private final Timers timers;

    Desks(Timers timers) {
        this.timers = timers;
    }

    public Desk of(String advocateId) {
        Desk desk = byAdvocate.get(advocateId);
        return desk == null ? Desk.of(advocateId) : desk;
    }

    void put(Desk desk) {
        remove(desk.advocateId());
        byAdvocate.put(desk.advocateId(), desk);
        set(silentAt(desk), Timer.Kind.DESK_IS_SILENT, desk, true);
        set(desk.lostAt(), Timer.Kind.DESK_IS_LOST, desk, true);
        set(desk.vanishedAt(), Timer.Kind.ADVOCATE_HAS_VANISHED, desk, true);
    }

    void remove(String advocateId) {
        Desk desk = byAdvocate.remove(advocateId);
        if (desk != null) {
            set(silentAt(desk), Timer.Kind.DESK_IS_SILENT, desk, false);
            set(desk.lostAt(), Timer.Kind.DESK_IS_LOST, desk, false);
            set(desk.vanishedAt(), Timer.Kind.ADVOCATE_HAS_VANISHED, desk, false);
        }
    }

    Iterable<Desk> all() {
        return byAdvocate.values();
    }

    private static @Nullable Instant silentAt(Desk desk) {
        Instant heard = desk.heardAt();
        return heard == null ? null : heard.plus(Desk.SILENCE);
    }

    private void set(@Nullable Instant due, Timer.Kind kind, Desk desk, boolean on) {
        if (due == null) {
            return;
        }
        Timer timer = new Timer(due, kind, desk.advocateId());
        if (on) {
            timers.add(timer);
        } else {
            timers.remove(timer);
        }
    }
}
