package dev.lantern.ingest.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An encoded record as the columns of a row, with a checksum over all of them. */
final class RowFormat {

    static final String COLUMNS = "seq INTEGER PRIMARY KEY, accepted_at INTEGER NOT NULL, topic TEXT NOT NULL,"
            + " part INTEGER NOT NULL, key BLOB NOT NULL, headers BLOB NOT NULL, value BLOB NOT NULL,"
            + " checksum INTEGER NOT NULL";
    static final String INSERT = "INSERT INTO spool VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    static final int WIDTH = 8;

    private RowFormat() {}

    static void bind(PreparedStatement insert, long seq, Instant acceptedAt, ProducerRecord<byte[], byte[]> record)
            throws SQLException {
        byte[] headers = HeaderBytes.of(record.headers());
        insert.setLong(1, seq);
        insert.setLong(2, acceptedAt.toEpochMilli());
        insert.setString(3, record.topic());
        insert.setInt(4, record.partition());
        insert.setBytes(5, record.key());
        insert.setBytes(6, headers);
        insert.setBytes(7, record.value());
        insert.setLong(
                8,
                checksum(
                        seq,
                        acceptedAt.toEpochMilli(),
                        record.topic(),
                        record.partition(),
                        record.key(),
                        headers,
                        record.value()));
    }

    /** A row of {@code SELECT * FROM spool}. */
    static SpooledRow read(ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        long acceptedAt = row.getLong(2);
        String topic = row.getString(3) == null ? "" : row.getString(3);
        int partition = row.getInt(4);
        byte[] key = orEmpty(row.getBytes(5));
        byte[] headers = orEmpty(row.getBytes(6));
        byte[] value = orEmpty(row.getBytes(7));
        if (row.getLong(8) != checksum(seq, acceptedAt, topic, partition, key, headers, value)) {
            return new SpooledRow.Torn(seq, RecordKey.of(topic, key));
        }
        return new SpooledRow.Whole(
                seq,
                Instant.ofEpochMilli(acceptedAt),
                new ProducerRecord<>(topic, partition, null, key, value, HeaderBytes.toHeaders(headers)));
    }

    private static byte[] orEmpty(byte @Nullable [] damagedToNull) {
        return damagedToNull == null ? new byte[0] : damagedToNull;
    }

    /** Every part goes in with its length, so that bytes which moved from one column to the next are noticed. */
    private static long checksum(
            long seq, long acceptedAt, String topic, int partition, byte[] key, byte[] headers, byte[] value) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(20)
                .putLong(seq)
                .putLong(acceptedAt)
                .putInt(partition)
                .flip());
        for (byte[] part : new byte[][] {topic.getBytes(StandardCharsets.UTF_8), key, headers, value}) {
            crc.update(ByteBuffer.allocate(4).putInt(part.length).flip());
            crc.update(part);
        }
        return crc.getValue();
    }
}
