package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One advocate's desk as it follows from the records, and where it stands in the pools. */
final class Seat {

    private static final int BITS_OF_IDLE = 44;

    /** What the advocate has in hand on one channel. */
    static final class Service {
        final Channel channel;
        final long bit;
        private int capacity;
        private int weight;
        private int load;
        private boolean ready;

        /** Where somebody may wait for the advocate. */
        private Lane[] lanes = {};

        private Service(Channel channel, long bit, int weight) {
            this.channel = channel;
            this.bit = bit;
            this.weight = weight;
        }

        /** Whether the advocate could take one more now. */
        boolean ready() {
            return ready;
        }

        Lane[] lanes() {
            return lanes;
        }
    }

    /** The conversations the advocate has, and those offered to them; there are few. */
    final List<Held> open = new ArrayList<>();

    final List<Held> offered = new ArrayList<>();
    int wrapping;

    @Nullable
    Advocate advocate;

    private final String id;
    private final Roster roster;
    private final List<Service> services = new ArrayList<>();
    private Map<String, Integer> levels = Map.of();
    private List<Pool.Member> members = List.of();
    private int load;
    private int used;
    private long readyOn;
    private long servedOn;
    private long traits;
    private long lasting;
    private long standing;

    Seat(String id, Roster roster) {
        this.id = id;
        this.roster = roster;
    }

    String id() {
        return id;
    }

    /** The advocate was enrolled, changed or (absent) removed. */
    void become(@Nullable Advocate now) {
        AdvocateProfile before = advocate == null ? null : advocate.profile();
        AdvocateProfile after = now == null ? null : now.profile();
        advocate = now;
        if (before != after && (before == null || !before.equals(after))) {
            serve(now);
        }
        standAgain();
    }

    void take(Channel channel, int delta) {
        load += delta;
        Service service = service(channel);
        service.load += delta;
        used += delta * service.weight;
        standAgain();
    }

    /** The line's policy changed what a conversation weighs, or who is like everybody. */
    void weighAgain() {
        used = 0;
        for (Service service : services) {
            service.weight = roster.settings().weight(service.channel);
            used += service.load * service.weight;
        }
        standAgain();
    }

    int free(Channel channel) {
        for (Service service : services) {
            if (service.channel.equals(channel)) {
                return free(service);
            }
        }
        return 0;
    }

    /** How many conversations, pending offers and other places the advocate has in hand. */
    int load() {
        return load;
    }

    /** What a wallboard calls it, see {@link Roster#counts}. */
    @Nullable
    AdvocateState shown() {
        if (advocate == null) {
            return null;
        }
        if (!advocate.available() || readyOn != 0) {
            return advocate.presence();
        }
        return wrapping > 0 ? AdvocateState.WRAP_UP : AdvocateState.BUSY;
    }

    boolean empty() {
        return advocate == null && load == 0;
    }

    /** The languages the advocate has, see {@link Language}. */
    Set<String> spoken() {
        return levels.keySet();
    }

    /** From 1 to 5; 0 is not at all. */
    int level(String language) {
        return levels.getOrDefault(language, 0);
    }

    long traits() {
        return traits;
    }

    /** The lower, the sooner asked: less in hand first, then idle longer. */
    long standing() {
        return standing;
    }

    /** Bits of the channels on which the advocate could take one more now, see {@link Traits}. */
    long readyOn() {
        return readyOn;
    }

    /** Bits of the channels on which the advocate ever takes anything. */
    long servedOn() {
        return servedOn;
    }

    boolean ready(Channel channel) {
        for (Service service : services) {
            if (service.ready && service.channel.equals(channel)) {
                return true;
            }
        }
        return false;
    }

    List<Service> services() {
        return services;
    }

    private int free(Service service) {
        int byCount = service.capacity - service.load;
        int byWeight = Math.floorDiv(Settings.WHOLE_ADVOCATE - used, service.weight);
        return Math.min(byCount, byWeight);
    }

    private void standAgain() {
        Advocate now = advocate;
        boolean available = now != null && now.available();
        boolean freed = false;
        readyOn = 0;
        traits = now == null ? 0 : roster.traitsOf(now, lasting);
        standing = now == null ? Pool.NOBODY : (long) used << BITS_OF_IDLE | now.idleSince();
        for (Service service : services) {
            boolean ready = available && free(service) > 0;
            freed |= ready && !service.ready;
            service.ready = ready;
            readyOn |= ready ? service.bit : 0;
        }
        for (Pool.Member member : members) {
            member.stand();
        }
        if (freed) {
            roster.frontier().freed(id);
        }
    }

    private void serve(@Nullable Advocate now) {
        members.forEach(Pool.Member::leave);
        servedOn = 0;
        for (Service service : services) {
            service.capacity = 0;
            service.ready = false;
        }
        levels = now == null ? Map.of() : now.levels();
        lasting = now == null ? 0 : roster.lastingTraitsOf(now);
        if (now != null) {
            now.profile().capacity().forEach((channel, capacity) -> {
                if (capacity > 0) {
                    Service service = service(channel);
                    service.capacity = capacity;
                    service.lanes = roster.lanes().of(channel, spoken());
                    servedOn |= service.bit;
                }
            });
        }
        members = now == null ? List.of() : roster.pools().enter(this, now);
        services.removeIf(service -> service.capacity == 0 && service.load == 0);
    }

    private Service service(Channel channel) {
        for (Service service : services) {
            if (service.channel.equals(channel)) {
                return service;
            }
        }
        Service service = new Service(
                channel,
                roster.pools().traits.channel(channel),
                roster.settings().weight(channel));
        services.add(service);
        return service;
    }
}
