package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One advocate's desk as it follows from the records, and where it stands in the pools. */
final class Seat {

    private static final int BITS_OF_IDLE = 44;

    /** What the advocate has in hand on one channel. */
    static final class Service {
        final Channel channel;
        final Seat seat;
        private final Ready readyOnes;
        private final long bit;
        private int capacity;
        private int weight;
        private int load;
        private boolean ready;

        /** Whether the advocate is asked like everybody. */
        boolean ordinary;

        /** Among those who are ready, while the advocate is. */
        int place;

        /** Where somebody may wait for the advocate. */
        Lane[] lanes = {};

        private Service(Channel channel, Seat seat) {
            this.channel = channel;
            this.seat = seat;
            Pools pools = seat.roster.pools();
            readyOnes = pools.ready(channel);
            bit = pools.traits.channel(channel);
            weight = seat.roster.settings().weight(channel);
        }

        /** Whether the advocate could take one more now. */
        boolean ready() {
            return ready;
        }

        /** Whether it became ready. */
        private boolean become(boolean now, boolean like) {
            boolean before = ready;
            if (now == before && like == ordinary) {
                return false;
            }
            if (before) {
                readyOnes.leave(this);
            }
            ready = now;
            ordinary = like;
            if (now) {
                readyOnes.enter(this);
            }
            return now && !before;
        }
    }

    /** The conversations the advocate has, and those offered to them; there are few. */
    private Held[] open = {};

    private Held[] offered = {};
    int wrapping;

    @Nullable
    Advocate advocate;

    private final String id;
    private final Roster roster;
    private Service[] services = {};
    private Pool.Member[] members = {};
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

    List<Held> open() {
        return List.of(open);
    }

    List<Held> offered() {
        return List.of(offered);
    }

    void hand(Held held, Conversation as) {
        if (as.stage() instanceof Stage.Assigned) {
            open = with(open, held);
        } else {
            offered = with(offered, held);
        }
    }

    void takeBack(Held held, Conversation as) {
        if (as.stage() instanceof Stage.Assigned) {
            open = without(open, held);
        } else {
            offered = without(offered, held);
        }
    }

    private static Held[] with(Held[] some, Held held) {
        Held[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = held;
        return more;
    }

    private static Held[] without(Held[] some, Held held) {
        int at = 0;
        while (some[at] != held) {
            at++;
        }
        Held[] fewer = Arrays.copyOf(some, some.length - 1);
        if (at < fewer.length) {
            fewer[at] = some[fewer.length];
        }
        return fewer;
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

    /** How well the language is spoken whose speakers these are, from 1 to 5; 0 is not at all. */
    int level(Pool speaking) {
        for (Pool.Member member : members) {
            if (member.pool == speaking) {
                return member.level;
            }
        }
        return 0;
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

    /** Whether the advocate could take one more on the channel now. */
    boolean ready(Wanted wanted) {
        if ((readyOn & wanted.channel) == 0) {
            return false;
        }
        return !roster.pools().traits.channelsShare() || free(wanted.need.channel()) > 0;
    }

    /** The conversation of which this offer is pending with the advocate. */
    @Nullable
    Held offered(String offerId) {
        for (Held held : offered) {
            if (held.existing().stage() instanceof Stage.Offered offer
                    && offer.offerId().equals(offerId)) {
                return held;
            }
        }
        return null;
    }

    Service[] services() {
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
        boolean ordinary = (traits & Traits.ORDINARY) != 0;
        standing = now == null ? Pool.NOBODY : (long) used << BITS_OF_IDLE | now.idleSince();
        for (Service service : services) {
            boolean ready = available && free(service) > 0;
            freed |= service.become(ready, ordinary);
            readyOn |= ready ? service.bit : 0;
        }
        for (Pool.Member member : members) {
            member.stand();
        }
        if (freed) {
            roster.frontier().freed(this);
        }
    }

    private void serve(@Nullable Advocate now) {
        for (Pool.Member member : members) {
            member.leave();
        }
        servedOn = 0;
        for (Service service : services) {
            service.capacity = 0;
            service.become(false, service.ordinary);
        }
        lasting = now == null ? 0 : roster.lastingTraitsOf(now);
        if (now != null) {
            Set<String> spoken = now.levels().keySet();
            now.profile().capacity().forEach((channel, capacity) -> {
                if (capacity > 0) {
                    Service service = service(channel);
                    service.capacity = capacity;
                    service.lanes = roster.lanes().of(channel, spoken);
                    servedOn |= service.bit;
                }
            });
        }
        members = now == null
                ? new Pool.Member[0]
                : roster.pools().enter(this, now).toArray(Pool.Member[]::new);
        services = Arrays.stream(services)
                .filter(service -> service.capacity > 0 || service.load > 0)
                .toArray(Service[]::new);
    }

    private Service service(Channel channel) {
        for (Service service : services) {
            if (service.channel.equals(channel)) {
                return service;
            }
        }
        Service service = new Service(channel, this);
        services = Arrays.copyOf(services, services.length + 1);
        services[services.length - 1] = service;
        return service;
    }
}
