package dev.lantern.testbed.servers;

import java.util.Map;
import java.util.TreeMap;

/** Settings of a broker that stands alone and is small, and by which a restart or a dead client is noticed in seconds. */
final class BrokerTuning {

    private BrokerTuning() {}

    static Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        alone(properties);
        quick(properties);
        small(properties);
        properties.put("auto.create.topics.enable", "false");
        return properties;
    }

    private static void alone(Map<String, String> properties) {
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** Milliseconds. */
    private static void quick(Map<String, String> properties) {
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.min.session.timeout.ms", "1000");
        properties.put("group.consumer.min.session.timeout.ms", "1000");
        properties.put("group.consumer.min.heartbeat.interval.ms", "200");
        properties.put("group.streams.min.session.timeout.ms", "1000");
        properties.put("group.streams.min.heartbeat.interval.ms", "200");
        // Readers of committed records wait for the open transaction of a dead writer: abort it soon.
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200");
    }

    private static void small(Map<String, String> properties) {
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
    }
}
