package dev.lantern.routing.host;

import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.lines.LineSource;
import dev.lantern.routing.engine.triage.Findings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What the engine reads and writes. The three sources have the same number of partitions and are partitioned by line, so
 * that one task has all of a line and is its one writer.
 */
public final class RoutingTopology {

    /** Topics the engine reads. */
    public static final List<String> SOURCES = List.of(Topics.SIGNALS, Topics.DESK_COMMANDS, Topics.DELIVERIES);

    /** Topics the engine writes, dead letters aside. */
    public static final List<String> SINKS =
            List.of(Topics.ASSIGNMENTS, Topics.REPLIES, Topics.DESK_FEED, Topics.QUEUE_STATUS);

    static final String STORE = "lines";
    private static final String PROCESSOR = "routing-engine";

    private RoutingTopology() {}

    /** Every topic that has to be there. */
    static List<String> topics() {
        return Stream.of(
                        SOURCES,
                        SINKS,
                        SOURCES.stream().map(Topics::deadLettersOf).toList())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * @param reading says what the text of a signal means by the rules; it never throws
     * @param clocks gives each task a clock of its own
     */
    static Topology of(
            HostSettings settings,
            Keyring keys,
            LineSource lines,
            Function<SignalReceived, Findings> reading,
            Supplier<EngineClock> clocks,
            RoutingMeters meters) {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                "signals",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.SIGNALS);
        topology.addSource(
                AutoOffsetReset.earliest(),
                "commands",
                new ReadFirst(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.DESK_COMMANDS,
                Topics.DELIVERIES);
        Outbox outbox = new Outbox(settings.codec(), new ReplySealing(keys), new CallbackSealing(keys));
        topology.addProcessor(
                PROCESSOR,
                () -> new RoutingProcessor(
                        settings, outbox, new KnownLines(lines, System::nanoTime), reading, clocks.get(), meters),
                "signals",
                "commands");
        topology.addStateStore(store(), PROCESSOR);
        RecordSerialization records = new RecordSerialization();
        Stream.concat(SINKS.stream(), SOURCES.stream().map(Topics::deadLettersOf))
                .forEach(topic ->
                        topology.addSink(sinkOf(topic), topic, new ByteArraySerializer(), records, records, PROCESSOR));
        return topology;
    }

    static String sinkOf(String topic) {
        return "to-" + topic;
    }

    /** In memory, because a line's state is small; durable, because its changelog is. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}
