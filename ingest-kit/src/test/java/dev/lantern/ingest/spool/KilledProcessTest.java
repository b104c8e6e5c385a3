package dev.lantern.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.EventCodec;
import dev.lantern.ingest.SampleSignals;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

    private static final EventCodec CODEC = new EventCodec(4);

    @Test
    void what_a_process_accepted_before_it_was_killed_is_there_for_the_next_one(@TempDir Path folder) throws Exception {
        Map<String, Integer> accepted = new HashMap<>();
        Process accepting = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Accepting.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader acknowledgements = accepting.inputReader()) {
            int read = 0;
            for (String line = acknowledgements.readLine(); line != null; line = acknowledgements.readLine()) {
                accepted.merge(line, 1, Integer::sum);
                if (++read == 300) {
                    accepting.toHandle().destroyForcibly();
                }
            }
            assertThat(accepting.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(accepted.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(300);

        try (Spool spool = Spool.open(SpoolFolder.claim(folder, 64 << 20), InstantSource.system())) {
            Map<String, Integer> found = new HashMap<>();
            for (SpooledRow row : all(spool)) {
                assertThat(row).isInstanceOf(SpooledRow.Whole.class);
                found.merge(row.key().key(), 1, Integer::sum);
            }
            accepted.forEach((thread, count) -> assertThat(found.get(thread))
                    .as("one may be written and not yet acknowledged")
                    .isBetween(count, count + 1));
        }
    }

    private static List<SpooledRow> all(Spool spool) throws Exception {
        ProducerRecord<byte[], byte[]> any = record("any", 0);
        TopicPartition partition = new TopicPartition(any.topic(), any.partition());
        List<SpooledRow> rows = new ArrayList<>();
        for (List<SpooledRow> next = spool.read(partition, 0); !next.isEmpty(); ) {
            rows.addAll(next);
            next = spool.read(partition, next.getLast().seq());
        }
        return rows;
    }

    private static ProducerRecord<byte[], byte[]> record(String thread, int number) {
        return CODEC.encode(SampleSignals.signal("national", thread, number));
    }

    /** Accepts without end, and says so line by line. */
    static final class Accepting {

        public static void main(String[] args) {
            Spool spool = Spool.open(SpoolFolder.claim(Path.of(args[0]), 64 << 20), InstantSource.system());
            for (int t = 0; t < 4; t++) {
                String thread = "thread-" + t;
                Thread.ofPlatform().start(() -> {
                    for (int number = 0; true; number++) {
                        if (spool.append(record(thread, number)).isDurableWithin(Duration.ofSeconds(10))) {
                            System.out.println(thread);
                            System.out.flush();
                        }
                    }
                });
            }
        }
    }
}
