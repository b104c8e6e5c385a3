package dev.lantern.routing.engine.state;

import dev.lantern.events.AdvocateState;
import dev.lantern.events.Channel;
import dev.lantern.events.QueueSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything a state holds, indexes included: two states with the same picture decide alike for ever. */
public record Picture(
        SortedMap<String, Entity> entities,
        Map<Need, List<Ticket>> queue,
        SortedSet<Timer> timers,
        List<QueueSnapshot.Waiting> waiting,
        long longestWait,
        Map<AdvocateState, Integer> advocates,
        SortedMap<String, Desk> desks,
        SortedMap<String, PoolPicture> pools) {

    /** One advocate's desk. */
    public record Desk(List<String> open, List<String> offered, SortedMap<String, Integer> free) {}

    /** One pool that is not empty. */
    public record PoolPicture(List<String> members) {}

    public static Picture of(LineState state) {
        SortedMap<String, Entity> entities = new TreeMap<>();
        state.entities().forEach(entity -> entities.put(entity.key(), entity));
        Map<Need, List<Ticket>> queue = new HashMap<>();
        state.queue().demands().forEach(demand -> {
            List<Ticket> tickets = new ArrayList<>();
            demand.plain.forEach(tickets::add);
            demand.choosy.forEach(tickets::add);
            queue.put(demand.need(), tickets);
        });
        SortedSet<Timer> timers = new TreeSet<>();
        state.timers().all().forEach(timers::add);
        return new Picture(
                entities,
                queue,
                timers,
                state.waiting().counts(),
                state.waiting().longestMillis(Instant.parse("2030-01-01T00:00:00Z")),
                Map.copyOf(state.roster().counts()),
                desks(state),
                pools(state));
    }

    /** What is not as in the other, and nothing else. */
    public String beside(Picture other) {
        StringBuilder told = new StringBuilder();
        differ(told, "queue", queue, other.queue);
        differ(told, "timers", timers, other.timers);
        differ(told, "waiting", waiting, other.waiting);
        differ(told, "longest wait", longestWait, other.longestWait);
        differ(told, "advocates", advocates, other.advocates);
        differ(told, "desks", desks, other.desks);
        differ(told, "pools", pools, other.pools);
        entities.forEach((key, entity) -> differ(told, key, entity, other.entities.get(key)));
        other.entities.keySet().stream()
                .filter(key -> !entities.containsKey(key))
                .forEach(key -> told.append(key).append(" is missing; "));
        return told.toString();
    }

    private static void differ(StringBuilder told, String what, Object one, @Nullable Object other) {
        if (!one.equals(other)) {
            told.append(what)
                    .append(" is ")
                    .append(one)
                    .append(", should be ")
                    .append(other)
                    .append("; ");
        }
    }

    private static SortedMap<String, Desk> desks(LineState state) {
        SortedMap<String, Desk> desks = new TreeMap<>();
        for (Advocate advocate : state.roster().all()) {
            SortedMap<String, Integer> free = new TreeMap<>();
            for (Channel channel : List.of(Channel.SMS, Channel.CHAT, Channel.WEBFORM, Channel.VOICE)) {
                free.put(channel.name(), state.roster().free(advocate.id(), channel));
            }
            desks.put(
                    advocate.id(),
                    new Desk(
                            List.copyOf(state.roster().open(advocate.id())),
                            List.copyOf(state.roster().offered(advocate.id())),
                            free));
        }
        return desks;
    }

    private static SortedMap<String, PoolPicture> pools(LineState state) {
        SortedMap<String, PoolPicture> pools = new TreeMap<>();
        state.roster().pools().all().forEach((language, pool) -> {
            if (!pool.empty()) {
                List<String> members = pool.all().stream()
                        .map(one -> one.grade + " " + one.seat.id() + " " + ready(one.seat) + " " + one.seat.standing())
                        .toList();
                pools.put(language, new PoolPicture(members));
            }
        });
        return pools;
    }

    private static List<Channel> ready(Seat seat) {
        return Arrays.stream(seat.services())
                .filter(Seat.Service::ready)
                .map(service -> service.channel)
                .sorted()
                .toList();
    }
}
