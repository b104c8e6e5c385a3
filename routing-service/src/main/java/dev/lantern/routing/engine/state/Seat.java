package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One advocate's desk as it follows from the records, and where it stands in the pools. */
final class Seat {

    /** The pools of one channel that the advocate serves, and how many conversations it takes there. */
    private record Service(int capacity, List<Pool> pools) {}

    final TreeSet<String> open = new TreeSet<>();
    final TreeSet<String> offered = new TreeSet<>();
    int wrapping;
    private final Map<Channel, Integer> loads = new HashMap<>();
    private int load;

    @Nullable
    Advocate advocate;

    private Map<Channel, Service> services = Map.of();
    private final List<Pool> readyIn = new ArrayList<>();
    private @Nullable Standing standing;

    /** The advocate was enrolled, changed or (absent) removed. */
    void become(@Nullable Advocate now, Pools pools) {
        count(-1);
        advocate = now;
        services = now == null ? Map.of() : servicesOf(now, pools);
        count(1);
        standAgain();
    }

    void take(Channel channel, int delta) {
        load += delta;
        loads.merge(channel, delta, (before, change) -> before + change == 0 ? null : before + change);
        standAgain();
    }

    int free(Channel channel) {
        Service service = services.get(channel);
        return (service == null ? 0 : service.capacity) - loads.getOrDefault(channel, 0);
    }

    /** What a wallboard calls it, see {@link Roster#counts}. */
    @Nullable
    AdvocateState shown() {
        if (advocate == null) {
            return null;
        }
        if (!advocate.available() || !readyIn.isEmpty()) {
            return advocate.presence();
        }
        return wrapping > 0 ? AdvocateState.WRAP_UP : AdvocateState.BUSY;
    }

    boolean empty() {
        return advocate == null && load == 0;
    }

    private void standAgain() {
        for (Pool pool : readyIn) {
            pool.ready.remove(standing);
        }
        readyIn.clear();
        if (advocate == null || !advocate.available()) {
            return;
        }
        standing = new Standing(load, advocate.idleSince(), advocate.id());
        services.forEach((channel, service) -> {
            if (free(channel) > 0) {
                readyIn.addAll(service.pools);
            }
        });
        for (Pool pool : readyIn) {
            pool.ready.add(standing);
        }
    }

    private void count(int delta) {
        if (advocate == null || !advocate.signedIn()) {
            return;
        }
        boolean available = advocate.available();
        for (Service service : services.values()) {
            for (Pool pool : service.pools) {
                pool.signedIn += delta;
                pool.available += available ? delta : 0;
            }
        }
    }

    private static Map<Channel, Service> servicesOf(Advocate advocate, Pools pools) {
        Set<String> languages = new LinkedHashSet<>();
        advocate.profile().languages().forEach(tag -> languages.add(Language.of(tag)));
        Map<Channel, Service> services = new HashMap<>();
        advocate.profile().capacity().forEach((channel, capacity) -> {
            if (capacity > 0) {
                List<Pool> served = new ArrayList<>();
                served.add(pools.everybodyToFill(channel));
                languages.forEach(language -> served.add(pools.toFill(channel, language)));
                if (advocate.profile().supervises()) {
                    served.add(pools.supervisorsToFill(channel));
                }
                services.put(channel, new Service(capacity, served));
            }
        });
        return services;
    }
}
