package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class PolicyProgramTest {

    private static final String LINE = "line: national\nname: National Hotline\nlanguages: [en, es]\n";

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @BeforeEach
    void todaysPolicyLiesWhereItAlwaysLies() throws IOException {
        Files.createDirectories(folder.resolve("deploy/lines"));
        Files.writeString(folder.resolve("deploy/lines/national.yaml"), LINE + "routing: {offerTimeout: 30s}\n");
        Files.writeString(folder.resolve("new.yaml"), LINE + "routing: {offerTimeout: 10s}\n");
    }

    @Test
    void aPolicyThatIsRightIsToldInWords() {
        assertThat(run("check", "new.yaml")).isZero();
        assertThat(out).contains("line 'national' (National Hotline)").contains("10 seconds to answer an offer");
    }

    @Test
    void everyMistakeIsToldWithFileAndKey() throws IOException {
        Files.writeString(
                folder.resolve("new.yaml"),
                LINE + "routing:\n  offerTimeout: soon\n  quietWindow: -1h\n  hours: {zone: Mars}\n  wrapup: 2m\n");
        assertThat(run("check", "new.yaml")).isEqualTo(1);
        assertThat(err)
                .contains("new.yaml:5: routing.offerTimeout must be a time")
                .contains("new.yaml:6: routing.quietWindow must be a time")
                .contains("new.yaml:7: routing.hours.zone")
                .contains("new.yaml:8: routing.wrapup is not a known key");
        assertThat(run("simulate", "new.yaml", "--generate", "2026-03-02")).isEqualTo(1);
    }

    @Test
    void aDayIsToldSideBySideAndTheSameTwice() {
        assertThat(run("simulate", "new.yaml", "--generate", "2026-03-02", "--seed", "5"))
                .isZero();
        String first = out;
        assertThat(first)
                .contains("from seed 5")
                .contains("imminent danger    today")
                .contains("service level (1 minute)")
                .contains("People waiting");
        assertThat(err).contains("Simulating today's policy").contains("done");
        run("simulate", "new.yaml", "--generate", "2026-03-02", "--seed", "5");
        assertThat(out).isEqualTo(first);
        assertThat(first.lines().mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(120);
    }

    @Test
    void aSavedDayGivesTheSameFiguresAsTheGeneratedOne() {
        run("simulate", "new.yaml", "--generate", "2026-03-02", "--seed", "5", "--save", "day.jsonl");
        String generated = out;
        assertThat(run("simulate", "new.yaml", "--log", "day.jsonl", "--seed", "5"))
                .isZero();
        assertThat(out).isEqualTo(generated);
    }

    @Test
    void theChartsAreOnePageThatNeedsNothingElse() throws Exception {
        run("simulate", "new.yaml", "--generate", "2026-03-02", "--chart", "chart.html");
        String page = Files.readString(folder.resolve("chart.html"));
        assertThat(page)
                .contains("<html lang=\"en\">")
                .contains("role=\"img\"")
                .contains("default-src 'none'")
                .doesNotContain("http://", "https://", "<script", "url(");
        String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("desc")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeUsedIsToldInASentence() throws IOException {
        refused("says which commands there are", "does not know 'improve'", "improve", "new.yaml");
        refused("a day is wanted", "--log, or generate one with --generate", "simulate", "new.yaml");
        refused("an option is misspelt", "--sed is no option", "simulate", "new.yaml", "--sed", "1");
        refused("a value is missing", "--seed needs a value", "simulate", "new.yaml", "--seed");
        refused(
                "a value is wrong",
                "--seed must be a whole number, not 'x'",
                "simulate",
                "new.yaml",
                "--generate",
                "2026-03-02",
                "--seed",
                "x");
        refused("a date is wrong", "--generate must be a date", "simulate", "new.yaml", "--generate", "monday");
        refused("the file is missing", "the line file to check is missing", "check");
        refused("there is no such file", "is no file that can be read", "check", "absent.yaml");
        refused("the log is missing", "cannot be read", "simulate", "new.yaml", "--log", "none.jsonl");
        refused("no hotline runs", "no hotline runs here", "record", "day.jsonl");
        refused(
                "the wrong way round",
                "--since must be before --until",
                "record",
                "day.jsonl",
                "--since",
                "2026-03-03T00:00:00Z",
                "--until",
                "2026-03-02T00:00:00Z");
        Files.writeString(folder.resolve("other.yaml"), LINE.replace("national", "other"));
        refused(
                "no such line today",
                "name its file with --today",
                "simulate",
                "other.yaml",
                "--generate",
                "2026-03-02");
        assertThat(run("--help")).isZero();
        assertThat(out).contains("usage:");
    }

    private void refused(String why, String sentence, String... words) {
        assertThat(run(words)).as(why).isEqualTo(2);
        assertThat(err).as(why).contains(sentence).doesNotContain("Exception");
    }

    private int run(String... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        int code = PolicyProgram.run(
                List.of(words),
                new PolicyProgram.Places(folder, folder),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8));
        out = printed.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }
}
