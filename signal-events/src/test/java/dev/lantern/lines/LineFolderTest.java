package dev.lantern.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFolderTest {

    private static final Logger LOG = Logger.getLogger(LineFolder.class.getName());

    @TempDir
    Path folder;

    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record.getLevel().getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
    }

    @Test
    void a_line_is_found_by_its_id_and_by_its_numbers() throws IOException {
        write("local", "Local", "+15550100733");
        write("national", "National", "+15550100734");
        Lines lines = LineFolder.open(folder).current();
        assertThat(lines.all()).extracting(Line::id).containsExactly("local", "national");
        assertThat(lines.byId("national")).map(Line::name).contains("National");
        assertThat(lines.byNumber("+15550100733")).map(Line::name).contains("Local");
        assertThat(lines.byId("other")).isEmpty();
        assertThat(lines.byNumber("+15550100799")).isEmpty();
    }

    @Test
    void all_problems_of_all_files_are_told_at_once() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "line: a\nlanguages: [en]\n");
        Files.writeString(folder.resolve("b.yaml"), "line: b\nname: B\n");
        assertThatThrownBy(() -> LineFolder.open(folder))
                .isInstanceOfSatisfying(InvalidLinesException.class, e -> assertThat(e.problems())
                        .containsExactly(
                                "a.yaml: name is missing",
                                "b.yaml: languages needs at least one language; the first is the default"));
    }

    @Test
    void a_number_belongs_to_one_line() throws IOException {
        write("local", "Local", "+15550100733");
        write("national", "National", "+15550100733");
        assertThatThrownBy(() -> LineFolder.open(folder))
                .hasMessage("national.yaml: sms.numbers holds +15550100733, which is the number of local already");
    }

    @Test
    void a_folder_without_lines_is_refused() {
        assertThatThrownBy(() -> LineFolder.open(folder)).hasMessageContaining("holds no line file");
        assertThatThrownBy(() -> LineFolder.open(folder.resolve("none"))).hasMessageContaining("holds no line file");
    }

    @Test
    void a_change_is_read_again() throws IOException {
        write("local", "Local", "+15550100733");
        LineFolder lines = LineFolder.open(folder, Duration.ZERO);
        write("local", "Local helpline", "+15550100733");
        write("national", "National", "+15550100734");
        assertThat(lines.current().all()).extracting(Line::name).containsExactly("Local helpline", "National");
        Files.delete(folder.resolve("local.yaml"));
        assertThat(lines.current().all()).extracting(Line::name).containsExactly("National");
        assertThat(logged).containsExactly("INFO", "INFO");
    }

    @Test
    void a_bad_change_keeps_the_lines_and_is_logged_once() throws IOException {
        write("local", "Local", "+15550100733");
        LineFolder lines = LineFolder.open(folder, Duration.ZERO);
        Lines before = lines.current();
        Files.writeString(folder.resolve("local.yaml"), "line: [");
        assertThat(lines.current()).isSameAs(before).isSameAs(lines.current());
        assertThat(lines.problems()).singleElement().asString().startsWith("local.yaml");
        Files.delete(folder.resolve("local.yaml"));
        assertThat(lines.current()).isSameAs(before).isSameAs(lines.current());
        assertThat(logged).containsExactly("SEVERE", "SEVERE");
        write("local", "Local again", "+15550100733");
        assertThat(lines.current().byId("local")).map(Line::name).contains("Local again");
        assertThat(lines.problems()).isEmpty();
    }

    @Test
    void the_files_are_looked_at_only_so_often() throws IOException {
        write("local", "Local", "+15550100733");
        LineFolder lines = LineFolder.open(folder, Duration.ofHours(1));
        write("local", "Local helpline", "+15550100733");
        assertThat(lines.current().byId("local")).map(Line::name).contains("Local");
    }

    private void write(String id, String name, String number) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), """
            line: %s
            name: %s
            languages: [en]
            sms:
              numbers: ["%s"]
            """.formatted(id, name, number));
    }
}
