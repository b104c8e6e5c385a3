package dev.lantern.cases.wire.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What the consumer's thread lets others know of how it fares. */
@ApplicationScoped
class Reading {

    private volatile long lastPoll = System.nanoTime();
    private volatile boolean waiting;
    private volatile Map<TopicPartition, Long> positions = Map.of();

    void polled() {
        lastPoll = System.nanoTime();
    }

    /** @param waiting whether nothing is applied now, because the database is away */
    void waiting(boolean waiting) {
        this.waiting = waiting;
    }

    /** @param positions the next offset of each partition that is ours */
    void at(Map<TopicPartition, Long> positions) {
        this.positions = Map.copyOf(positions);
    }

    Duration sinceLastPoll() {
        return Duration.ofNanos(System.nanoTime() - lastPoll);
    }

    boolean isWaiting() {
        return waiting;
    }

    Map<TopicPartition, Long> positions() {
        return positions;
    }
}
