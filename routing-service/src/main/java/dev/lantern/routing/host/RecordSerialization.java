package dev.lantern.routing.host;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Records come encoded and with their partition from the codec; Streams only has to take them as they are. That is why
 * they travel through the topology as the value of a record.
 */
final class RecordSerialization
        implements Serializer<ProducerRecord<byte[], byte[]>>,
                StreamPartitioner<byte[], ProducerRecord<byte[], byte[]>> {

    @Override
    public byte[] serialize(String topic, ProducerRecord<byte[], byte[]> record) {
        return record.value();
    }

    /** Empty, which lets the producer choose, for a dead letter. */
    @Override
    public Optional<Set<Integer>> partitions(
            String topic, byte[] key, ProducerRecord<byte[], byte[]> record, int partitions) {
        return Optional.ofNullable(record.partition()).map(Set::of);
    }
}
