package dev.lantern.routing.engine;

import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.FeedEvent.Refusal;
import dev.lantern.events.SignalEvent;
import dev.lantern.routing.engine.state.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What histories were made of, and what came of it; written by all of them at once. */
final class Coverage {

    private final Map<Class<?>, LongAdder> came = new ConcurrentHashMap<>();
    private final Map<Class<?>, LongAdder> carriedOut = new ConcurrentHashMap<>();

    void note(Input input, List<EngineEvent> events) {
        Class<?> kind =
                switch (input) {
                    case Input.Signal signal -> signal.event().getClass();
                    case Input.Command command -> command.command().getClass();
                    case Input.Delivery delivery -> delivery.event().getClass();
                    case Input.Tick tick -> Input.Tick.class;
                };
        count(came, kind);
        for (EngineEvent event : events) {
            count(came, event.getClass());
            if (event instanceof EngineEvent.CommandAnswered(var id, var actor, Refusal refusal, var at)
                    && refusal == null) {
                count(carriedOut, kind);
            }
        }
    }

    /** Whatever people, advocates and channels can do, and whatever the engine can decide, that never came up. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        Stream.of(SignalEvent.class, DeliveryEvent.class, DeskCommand.class, EngineEvent.class)
                .flatMap(Coverage::leaves)
                .filter(kind -> !came.containsKey(kind))
                .forEach(kind -> missing.add(kind.getSimpleName()));
        leaves(DeskCommand.class)
                .filter(kind -> !carriedOut.containsKey(kind))
                .filter(kind -> kind != DeskCommand.DeskConnected.class && kind != DeskCommand.DeskDisconnected.class)
                .forEach(kind -> missing.add(kind.getSimpleName() + ", and not refused"));
        return missing;
    }

    private static Stream<Class<?>> leaves(Class<?> sealed) {
        Class<?>[] permitted = sealed.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(sealed)
                : Stream.of(permitted).flatMap(Coverage::leaves).distinct();
    }

    private static void count(Map<Class<?>, LongAdder> counts, Class<?> kind) {
        counts.computeIfAbsent(kind, any -> new LongAdder()).increment();
    }

    @Override
    public String toString() {
        StringBuilder told = new StringBuilder();
        came.entrySet().stream()
                .sorted((one, other) ->
                        Long.compare(one.getValue().sum(), other.getValue().sum()))
                .forEach(one -> told.append(one.getKey().getSimpleName())
                        .append(' ')
                        .append(one.getValue())
                        .append(' ')
                        .append(carriedOut.getOrDefault(one.getKey(), new LongAdder()))
                        .append('\n'));
        return told.toString();
    }
}
