package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayFileTest {

    @TempDir
    Path folder;

    @Test
    void aDayComesBackFromItsFileAsItWas() throws IOException {
        Day day = Days.generated(2);
        Path file = folder.resolve("day.jsonl");
        DayFile.write(day, file);
        assertThat(DayFile.read(file)).isEqualTo(day);
    }

    @Test
    void everyLineThatCannotBeUsedIsNamed() throws IOException {
        Path file = folder.resolve("day.jsonl");
        Files.writeString(file, """
                {"kind":"day","version":1,"line":"national","origin":"x","begins":"2026-03-02T00:00:00Z","ends":"2026-03-03T00:00:00Z"}
                {"kind":"contact","id":"c1"}
                nonsense
                {"kind":"contact","id":"c2","person":"p","at":"2026-03-04T00:00:00Z","channel":"SMS","urgency":"URGENT","handled":-1}
                {"kind":"presence","at":"2026-03-02T00:00:00Z","advocate":"a9","state":"AWAY"}
                """);
        assertThat(problems(file))
                .anyMatch(problem -> problem.contains("day.jsonl:2:"))
                .anyMatch(problem -> problem.contains("day.jsonl:3:"))
                .anyMatch(problem -> problem.contains("day.jsonl:4: is at 2026-03-04T00:00:00Z, outside the day"))
                .anyMatch(problem -> problem.contains("day.jsonl:4: has a time below zero"))
                .anyMatch(problem -> problem.contains("names a9, who is no advocate of the file"));
    }

    @Test
    void aFileOfALaterVersionOrWithoutHeadingIsRefused() throws IOException {
        Path later = Files.writeString(
                folder.resolve("later"),
                "{\"kind\":\"day\",\"version\":2,\"line\":\"n\",\"origin\":\"x\",\"begins\":\"2026-03-02T00:00:00Z\",\"ends\":\"2026-03-03T00:00:00Z\"}");
        assertThat(problems(later)).anyMatch(problem -> problem.contains("reads version 1"));
        assertThat(problems(Files.writeString(folder.resolve("empty"), "")))
                .anyMatch(problem -> problem.contains("the first line must be the heading"));
        assertThat(problems(folder.resolve("absent"))).anyMatch(problem -> problem.contains("cannot be read"));
    }

    private static List<String> problems(Path file) {
        return assertThatExceptionOfType(UnusableException.class)
                .isThrownBy(() -> DayFile.read(file))
                .actual()
                .problems();
    }
}
