package dev.lantern.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.events.EventCodec;
import dev.lantern.ingest.SampleSignals;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final long ROOMY = 64L << 20;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final EventCodec CODEC = new EventCodec(4);

    @TempDir
    Path folder;

    @Test
    void gives_back_after_a_restart_what_was_accepted_byte_for_byte_and_in_order() throws Exception {
        List<ProducerRecord<byte[], byte[]>> accepted = new ArrayList<>();
        try (Spool spool = open()) {
            for (int i = 0; i < 20; i++) {
                accepted.add(record("thread-" + i % 3, i));
                assertThat(isDurable(spool, accepted.getLast())).isTrue();
            }
        }

        try (Spool spool = open()) {
            List<SpooledRow> rows = all(spool);
            assertThat(rows).hasSize(20).allMatch(row -> row instanceof SpooledRow.Whole);
            for (int i = 0; i < 20; i++) {
                ProducerRecord<byte[], byte[]> read = ((SpooledRow.Whole) rows.get(i)).record();
                assertThat(read.topic()).isEqualTo(accepted.get(i).topic());
                assertThat(read.partition()).isEqualTo(accepted.get(i).partition());
                assertThat(read.key()).isEqualTo(accepted.get(i).key());
                assertThat(read.value()).isEqualTo(accepted.get(i).value());
                assertThat(read.headers()).isEqualTo(accepted.get(i).headers());
            }
            assertThat(spool.partitions()).containsExactly(partition());
        }
    }

    @Test
    void holds_a_key_until_its_last_row_is_deleted_and_knows_it_again_after_a_restart() throws Exception {
        RecordKey held = RecordKey.of(record("held", 0));
        RecordKey other = RecordKey.of(record("other", 0));
        try (Spool spool = open()) {
            spool.append(record("held", 0));
            assertThat(spool.holds(held))
                    .as("from the moment it is handed over")
                    .isTrue();
            assertThat(isDurable(spool, record("held", 1))).isTrue();
            assertThat(spool.holds(other)).isFalse();
        }
        try (Spool spool = open()) {
            List<SpooledRow> rows = all(spool);
            spool.delete(rows.subList(0, 1));
            assertThat(spool.holds(held)).isTrue();
            spool.delete(rows);
            assertThat(spool.holds(held)).isFalse();
            assertThat(spool.state().events()).isZero();
        }
    }

    @Test
    void tells_how_many_events_wait_and_since_when() throws Exception {
        try (Spool spool = open()) {
            assertThat(spool.state().age(NOON)).isZero();
            assertThat(isDurable(spool, record("a", 0))).isTrue();
            assertThat(spool.state().events()).isEqualTo(1);
            assertThat(spool.state().age(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
            assertThat(spool.state().age(NOON.minusSeconds(90)))
                    .as("the clock went back")
                    .isZero();
        }
    }

    @Test
    void refuses_what_does_not_fit_and_accepts_again_when_there_is_room() throws Exception {
        try (Spool spool = Spool.open(SpoolFolder.claim(folder, 1 << 20), fixed())) {
            int accepted = 0;
            while (isDurable(spool, record("full", accepted))) {
                accepted++;
            }
            assertThat(accepted).isBetween(100, 1000);
            assertThat(spool.state().events()).isEqualTo(accepted);

            assertThat(isDurable(spool, record("other", 0))).isFalse();
            assertThat(spool.holds(RecordKey.of(record("other", 0)))).isFalse();

            List<SpooledRow> rows = all(spool);
            assertThat(rows).hasSize(accepted);
            spool.delete(rows);
            assertThat(isDurable(spool, record("other", 0))).isTrue();
        }
    }

    @Test
    void refuses_while_another_process_holds_the_file_and_accepts_afterwards() throws Exception {
        try (Spool spool = open()) {
            try (Connection other = connect();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThat(isDurable(spool, record("a", 0))).isFalse();
                assertThat(spool.isWritable()).isFalse();
                statement.execute("ROLLBACK");
            }
            assertThat(spool.isWritable()).isTrue();
            assertThat(isDurable(spool, record("a", 0))).isTrue();
        }
    }

    @Test
    void keeps_a_torn_row_apart_and_gives_the_others() throws Exception {
        try (Spool spool = open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(isDurable(spool, record("a", i))).isTrue();
            }
            try (Connection other = connect();
                    Statement statement = other.createStatement()) {
                statement.execute("UPDATE spool SET value = substr(value, 1, 100) WHERE seq = 2");
            }

            List<SpooledRow> rows = all(spool);
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1)).isEqualTo(new SpooledRow.Torn(2, RecordKey.of(record("a", 1))));

            spool.quarantine(rows.get(1), "checksum");
            assertThat(spool.state().quarantined()).isEqualTo(1);
            assertThat(all(spool)).extracting(SpooledRow::seq).containsExactly(1L, 3L);
        }
        try (Spool spool = open()) {
            assertThat(spool.state().quarantined()).isEqualTo(1);
        }
    }

    @Test
    void saves_the_sound_pages_of_a_damaged_file_and_keeps_the_file() throws Exception {
        int events = 300;
        try (Spool spool = open()) {
            for (int i = 0; i < events; i++) {
                assertThat(isDurable(spool, record("thread-" + i % 7, i))).isTrue();
            }
        }
        Path file = folder.resolve(SpoolFolder.FILE);
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(damaged.length() / 2 / 4096 * 4096);
            damaged.write("x".repeat(3 * 4096).getBytes(StandardCharsets.UTF_8));
        }

        try (Spool spool = open()) {
            List<SpooledRow> rows = all(spool);
            assertThat(rows).hasSizeBetween(events - 20, events - 1);
            assertThat(rows).extracting(SpooledRow::seq).isSorted().doesNotHaveDuplicates();
            assertThat(spool.state().damagedFiles()).isEqualTo(1);
            assertThat(spool.state().events()).isEqualTo(rows.size());
            assertThat(isDurable(spool, record("next", 0))).isTrue();
            assertThat(all(spool).getLast().key()).isEqualTo(RecordKey.of(record("next", 0)));
        }
    }

    @Test
    void saves_what_is_left_of_a_file_that_was_cut_short() throws Exception {
        try (Spool spool = open()) {
            for (int i = 0; i < 300; i++) {
                assertThat(isDurable(spool, record("a", i))).isTrue();
            }
        }
        try (RandomAccessFile cut =
                new RandomAccessFile(folder.resolve(SpoolFolder.FILE).toFile(), "rw")) {
            cut.setLength(cut.length() * 3 / 4 / 4096 * 4096);
        }

        try (Spool spool = open()) {
            assertThat(spool.state().damagedFiles()).isEqualTo(1);
            assertThat(all(spool)).hasSizeGreaterThan(150);
        }
    }

    @Test
    void begins_a_new_file_when_the_old_one_is_no_database_at_all() throws Exception {
        Files.writeString(folder.resolve(SpoolFolder.FILE), "not a database ".repeat(1000));

        try (Spool spool = open()) {
            assertThat(spool.state().damagedFiles()).isEqualTo(1);
            assertThat(isDurable(spool, record("a", 0))).isTrue();
        }
    }

    @Test
    void recovers_from_damage_while_it_runs_and_knows_what_it_still_holds() throws Exception {
        try (Spool spool = open()) {
            for (int i = 0; i < 300; i++) {
                assertThat(isDurable(spool, record(i < 150 ? "first" : "second", i)))
                        .isTrue();
            }
            try (Connection other = connect();
                    Statement statement = other.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            Files.writeString(folder.resolve(SpoolFolder.FILE), "not a database ".repeat(100_000));

            assertThat(isDurable(spool, record("third", 0))).isTrue();

            assertThat(spool.state().damagedFiles()).isEqualTo(1);
            assertThat(spool.state().events()).isEqualTo(1);
            assertThat(spool.holds(RecordKey.of(record("first", 0)))).isFalse();
            assertThat(spool.holds(RecordKey.of(record("third", 0)))).isTrue();
            assertThat(all(spool))
                    .as("a number is never given twice while somebody may hold a row of it")
                    .allMatch(row -> row.seq() > 300);
        }
    }

    @Test
    void says_in_a_sentence_why_a_folder_cannot_hold_a_spool() throws Exception {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> SpoolFolder.claim(missing, ROOMY))
                .isInstanceOf(SpoolFolderException.class)
                .hasMessageStartingWith("lantern.spool.folder: " + missing + " is not a folder");

        // Nobody, not even root, creates files there.
        assertThatThrownBy(() -> SpoolFolder.claim(Path.of("/proc"), ROOMY))
                .isInstanceOf(SpoolFolderException.class)
                .hasMessageStartingWith("lantern.spool.folder: /proc cannot be written");

        try (Spool spool = open()) {
            assertThatThrownBy(() -> SpoolFolder.claim(folder, ROOMY))
                    .isInstanceOf(SpoolFolderException.class)
                    .hasMessageContaining("is in use by another process");
            assertThat(spool.isWritable()).isTrue();
        }
    }

    private Spool open() {
        return Spool.open(SpoolFolder.claim(folder, ROOMY), fixed());
    }

    private static InstantSource fixed() {
        return InstantSource.fixed(NOON);
    }

    private static List<SpooledRow> all(Spool spool) throws Exception {
        List<SpooledRow> rows = new ArrayList<>();
        for (List<SpooledRow> next = spool.read(partition(), 0); !next.isEmpty(); ) {
            rows.addAll(next);
            next = spool.read(partition(), next.getLast().seq());
        }
        return rows;
    }

    private static boolean isDurable(Spool spool, ProducerRecord<byte[], byte[]> record) {
        return spool.append(record).isDurableWithin(Duration.ofSeconds(10));
    }

    private static ProducerRecord<byte[], byte[]> record(String thread, int number) {
        return CODEC.encode(SampleSignals.signal("national", thread, number));
    }

    private static TopicPartition partition() {
        ProducerRecord<byte[], byte[]> any = record("any", 0);
        return new TopicPartition(any.topic(), any.partition());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SpoolFolder.FILE));
    }
}
