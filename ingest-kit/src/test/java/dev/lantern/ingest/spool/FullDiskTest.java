package dev.lantern.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.events.EventCodec;
import dev.lantern.ingest.SampleSignals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of 8 MB in memory, where this user may mount one. */
class FullDiskTest {

    private static final EventCodec CODEC = new EventCodec(4);

    @TempDir
    Path disk;

    @BeforeEach
    void mountSmallDisk() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "lantern-test", disk.toString()) == 0, "may not mount");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void a_full_disk_refuses_and_is_not_ready_and_can_still_be_drained_and_used_again() throws Exception {
        try (Spool spool = open()) {
            int accepted = 0;
            while (isDurable(spool, accepted)) {
                accepted++;
            }
            assertThat(accepted).isGreaterThan(500);
            fillRest();

            assertThat(isDurable(spool, accepted)).isFalse();
            assertThat(spool.isWritable()).isFalse();

            assertThat(drain(spool)).isEqualTo(accepted);
            assertThat(spool.state().events()).isZero();
            Files.delete(disk.resolve("other"));
            assertThat(isDurable(spool, accepted + 1)).isTrue();
            assertThat(spool.isWritable()).isTrue();
        }
    }

    @Test
    void what_was_accepted_before_the_disk_was_full_survives_a_restart_on_the_full_disk() throws Exception {
        int accepted = 0;
        try (Spool spool = open()) {
            while (isDurable(spool, accepted)) {
                accepted++;
            }
            fillRest();
        }
        try (Spool spool = open()) {
            assertThat(spool.state().events()).isEqualTo(accepted);
            assertThat(drain(spool)).isEqualTo(accepted);
        }
    }

    private static int drain(Spool spool) throws Exception {
        ProducerRecord<byte[], byte[]> any = record(0);
        TopicPartition partition = new TopicPartition(any.topic(), any.partition());
        int drained = 0;
        for (List<SpooledRow> rows = spool.read(partition, 0); !rows.isEmpty(); rows = spool.read(partition, 0)) {
            spool.delete(rows);
            drained += rows.size();
        }
        return drained;
    }

    /** Somebody else takes the last byte. */
    private void fillRest() {
        try (OutputStream other = Files.newOutputStream(disk.resolve("other"))) {
            byte[] block = new byte[4096];
            while (true) {
                other.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private Spool open() {
        return Spool.open(SpoolFolder.claim(disk, 1 << 30), InstantSource.system());
    }

    private static boolean isDurable(Spool spool, int number) {
        return spool.append(record(number)).isDurableWithin(Duration.ofSeconds(10));
    }

    private static ProducerRecord<byte[], byte[]> record(int number) {
        return CODEC.encode(SampleSignals.signal("national", "thread", number, 2_000));
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
