package dev.lantern.routing.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.lines.LineFolder;
import dev.lantern.lines.LineSource;
import dev.lantern.lines.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel may know a new line a moment earlier: what comes from it must not be set aside. */
class KnownLinesTest {

    @TempDir
    Path folder;

    private long nanos;
    private int looks;

    @BeforeEach
    void one_line() throws IOException {
        write("national");
    }

    @Test
    void a_line_whose_file_has_just_come_is_known_as_soon_as_it_is_named() throws IOException {
        KnownLines known = new KnownLines(LineFolder.open(folder), () -> nanos);
        write("local");
        assertThat(known.hasFile("local")).isTrue();
        write("regional");
        assertThat(known.of("regional")).isPresent();
        assertThat(known.hasFile("national")).isTrue();
    }

    @Test
    void a_line_that_has_no_file_is_looked_for_once_a_second_at_most() {
        KnownLines known = new KnownLines(counting(), () -> nanos);
        for (int i = 0; i < 50; i++) {
            assertThat(known.hasFile("nowhere")).isFalse();
            assertThat(known.of("nowhere")).isEmpty();
            assertThat(known.hasFile("national")).isTrue();
        }
        assertThat(looks).isEqualTo(1);
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(known.hasFile("nowhere")).isFalse();
        assertThat(looks).isEqualTo(2);
        assertThat(known.hasFile("elsewhere")).isFalse();
        assertThat(looks).as("each has its own second").isEqualTo(3);
    }

    private LineSource counting() {
        LineFolder files = LineFolder.open(folder);
        return new LineSource() {
            @Override
            public Lines current() {
                return files.current();
            }

            @Override
            public Lines lookNow() {
                looks++;
                return files.lookNow();
            }
        };
    }

    private void write(String line) throws IOException {
        Files.writeString(folder.resolve(line + ".yaml"), "line: " + line + "\nname: " + line + "\nlanguages: [en]\n");
    }
}
