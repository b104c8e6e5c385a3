package dev.lantern.ingest.publish;

import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.ingest.SampleSignals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the signals of the lines whose names begin alike. */
final class SignalsOnTopic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventCodec codec = new EventCodec(4);
    private final String lines;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<SignalReceived> signals = new ArrayList<>();

    SignalsOnTopic(String bootstrapServers, String lines) {
        this.lines = lines;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SIGNALS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until that many different signals are there, and a little further for what should not come. */
    List<SignalReceived> await(int different) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<String> ids = new HashSet<>();
        signals.forEach(signal -> ids.add(signal.signalId()));
        while (ids.size() < different && System.nanoTime() < deadline) {
            poll(Duration.ofMillis(200)).forEach(signal -> ids.add(signal.signalId()));
        }
        poll(Duration.ofMillis(300));
        return List.copyOf(signals);
    }

    private List<SignalReceived> poll(Duration wait) {
        List<SignalReceived> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            if (codec.decode(record.headers(), record.value()) instanceof Decoded.Event decoded
                    && decoded.envelope().event() instanceof SignalReceived signal
                    && signal.line().startsWith(lines)) {
                found.add(signal);
            }
        }
        signals.addAll(found);
        return found;
    }

    /** The numbers of the signals of each thread in the order of their first arrival: what a reader keeps. */
    static Map<String, List<Integer>> numbersByThread(List<SignalReceived> signals) {
        Set<String> seen = new HashSet<>();
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (SignalReceived signal : signals) {
            if (seen.add(signal.signalId())) {
                numbers.computeIfAbsent(signal.threadId(), thread -> new ArrayList<>())
                        .add(Integer.valueOf(signal.attributes().get(SampleSignals.NUMBER)));
            }
        }
        return numbers;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
