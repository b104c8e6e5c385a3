package dev.lantern.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a topic must be like when it is created; whoever creates it chooses partitions (the same number for all) and
 * replicas.
 *
 * @param compacted keeps the last record of each key instead of a time; {@code retention} then says how long a
 *     tombstone stays
 * @param maxEventBytes what {@link EventCodec#encode} allows: key, headers and value of one event
 */
public record TopicSpec(String name, boolean compacted, Duration retention, int maxEventBytes) {

    private static final int KIB = 1024;

    /** The largest an event may be, but for the desk feed. */
    public static final int MAX_EVENT_BYTES = 64 * KIB;

    /** A snapshot of a desk holds several conversations; still below the broker's default of 1 MiB. */
    private static final int MAX_FEED_BYTES = 512 * KIB;

    private static final Duration REPLAYABLE = Duration.ofDays(7);
    private static final Duration RESUMABLE = Duration.ofDays(1);

    /** Long enough for people to find the cause, mend it and replay. */
    private static final Duration MENDABLE = Duration.ofDays(30);

    private static final List<TopicSpec> ALL = withDeadLetters(List.of(
            log(Topics.SIGNALS, REPLAYABLE),
            log(Topics.DESK_COMMANDS, REPLAYABLE),
            log(Topics.ASSIGNMENTS, REPLAYABLE),
            log(Topics.REPLIES, REPLAYABLE),
            log(Topics.DELIVERIES, REPLAYABLE),
            new TopicSpec(Topics.DESK_FEED, false, RESUMABLE, MAX_FEED_BYTES),
            new TopicSpec(Topics.QUEUE_STATUS, true, RESUMABLE, MAX_EVENT_BYTES)));

    /** Every topic of {@link Topics#ALL}, then their dead-letter topics. */
    public static List<TopicSpec> all() {
        return ALL;
    }

    public static TopicSpec of(String topic) {
        return ALL.stream()
                .filter(spec -> spec.name().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(topic + " is not a topic of Lantern"));
    }

    /** Kafka's topic configuration. */
    public Map<String, String> config() {
        String millis = Long.toString(retention.toMillis());
        return compacted
                ? Map.of("cleanup.policy", "compact", "delete.retention.ms", millis)
                : Map.of("cleanup.policy", "delete", "retention.ms", millis);
    }

    private static TopicSpec log(String name, Duration retention) {
        return new TopicSpec(name, false, retention, MAX_EVENT_BYTES);
    }

    private static List<TopicSpec> withDeadLetters(List<TopicSpec> topics) {
        List<TopicSpec> all = new ArrayList<>(topics);
        for (TopicSpec topic : topics) {
            all.add(new TopicSpec(Topics.deadLettersOf(topic.name()), false, MENDABLE, topic.maxEventBytes()));
        }
        return List.copyOf(all);
    }
}
