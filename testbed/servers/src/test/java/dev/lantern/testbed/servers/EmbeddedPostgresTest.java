package dev.lantern.testbed.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void starts() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, 0, System.out::println)) {
            System.out.println(postgres.residentMebibytes());
            System.out.println(postgres.jdbcUrl("cases"));
            postgres.kill();
            postgres.start();
            postgres.stop();
            postgres.start();
            assertThat(postgres.jdbcUrl("cases")).isNotEmpty();
        }
    }
}
