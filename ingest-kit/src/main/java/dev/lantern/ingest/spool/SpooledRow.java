package dev.lantern.ingest.spool;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the spool as it was read back. */
public sealed interface SpooledRow {

    /** Rises in the order of acceptance. */
    long seq();

    RecordKey key();

    /** As it was written. */
    record Whole(long seq, Instant acceptedAt, ProducerRecord<byte[], byte[]> record) implements SpooledRow {

        @Override
        public RecordKey key() {
            return RecordKey.of(record);
        }
    }

    /** Not what was written: its checksum does not hold. Its key may be damaged too. */
    record Torn(long seq, RecordKey key) implements SpooledRow {}
}
