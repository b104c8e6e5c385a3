package dev.lantern.cases.wire;

import dev.lantern.events.Topics;
import dev.lantern.testbed.servers.KafkaTestResource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The service's consumer group, as the broker sees it. */
final class Group implements AutoCloseable {

    private static final String ID = "case-service";
    private static final List<TopicPartition> PARTITIONS =
            List.of(Topics.SIGNALS, Topics.ASSIGNMENTS, Topics.REPLIES, Topics.DELIVERIES).stream()
                    .flatMap(topic -> IntStream.range(0, 4).mapToObj(n -> new TopicPartition(topic, n)))
                    .toList();

    private final Admin admin = Admin.create(Map.of("bootstrap.servers", KafkaTestResource.bootstrapServers()));

    boolean hasReadAll() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(ID)
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS);
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        PARTITIONS.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                .all()
                .get(10, TimeUnit.SECONDS);
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return (offset == null ? 0 : offset.offset()) >= end.getValue().offset();
        });
    }

    /** As if the service had been killed before it committed anything. It must have stopped. */
    void forgetOffsets() throws Exception {
        admin.alterConsumerGroupOffsets(
                        ID, PARTITIONS.stream().collect(Collectors.toMap(p -> p, _ -> new OffsetAndMetadata(0))))
                .all()
                .get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close();
    }
}
