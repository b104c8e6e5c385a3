package dev.lantern.routing.host;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;

/** Finds a Streams client that looks alive and works no more. */
final class StreamsWatch {

    private StreamsWatch() {}

    static Optional<String> problem(KafkaStreams streams, int threads, Duration stalledAfter) {
        KafkaStreams.State state = streams.state();
        if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
            return Optional.of("The routing engine is " + state + ".");
        }
        long alive = streams.metadataForLocalThreads().stream()
                .map(ThreadMetadata::threadState)
                .filter(thread -> !thread.equals("DEAD") && !thread.equals("PENDING_SHUTDOWN"))
                .count();
        if (alive < threads) {
            return Optional.of("Of " + threads + " stream threads " + alive + " are alive.");
        }
        long idleSeconds = idleSeconds(streams);
        return idleSeconds > stalledAfter.toSeconds()
                ? Optional.of("Nothing was asked of Kafka for " + idleSeconds + " seconds.")
                : Optional.empty();
    }

    /** Of the thread that rests longest. A broker that is away does not count: we ask it all the same. */
    private static long idleSeconds(KafkaStreams streams) {
        return streams.metrics().values().stream()
                .filter(metric -> isPollOfMainConsumer(metric.metricName()))
                .map(Metric::metricValue)
                .mapToLong(value -> value instanceof Number seconds ? seconds.longValue() : -1)
                .max()
                .orElse(-1);
    }

    private static boolean isPollOfMainConsumer(MetricName name) {
        String client = name.tags().getOrDefault("client-id", "");
        return name.name().equals("last-poll-seconds-ago")
                && client.endsWith("-consumer")
                && !client.endsWith("-restore-consumer");
    }
}
