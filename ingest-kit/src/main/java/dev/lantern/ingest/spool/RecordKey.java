package dev.lantern.ingest.spool;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What order is kept for: the events of one key (a thread) on one topic. */
public record RecordKey(String topic, String key) {

    public static RecordKey of(ProducerRecord<byte[], byte[]> record) {
        return of(record.topic(), record.key());
    }

    static RecordKey of(String topic, byte[] key) {
        return new RecordKey(topic, new String(key, StandardCharsets.UTF_8));
    }
}
