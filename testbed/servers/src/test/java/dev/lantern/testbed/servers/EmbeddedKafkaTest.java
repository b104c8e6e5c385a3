package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    @TempDir
    Path folder;

    @Test
    void starts() {
        try (EmbeddedKafka kafka = EmbeddedKafka.open(folder, 0, List.of(), System.out::println)) {
            System.out.println(kafka.residentMebibytes());
            kafka.createTopics(4);
            kafka.kill();
            kafka.start();
            kafka.stop();
            kafka.start();
            assertThat(kafka.bootstrapServers()).isNotEmpty();
        }
    }
}
