package dev.lantern.routing.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lantern.routing.engine.triage.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFolderTest {

    private static final String RULES = """
            rules:
              - id: danger.stated
                urgency: IMMINENT_DANGER
                reason: The text says that somebody is in danger.
            """;

    private static final String KLINGON = """
            language: tlh
            writing: LATIN
            apostrophes: JOIN
            phrases:
              danger.stated: ["qabDaj"]
            """;

    @TempDir
    private Path folder;

    @Test
    void aFileStandsInPlaceOfTheShippedOneAndIsReadAgainWhenItChanges() throws IOException {
        write("en.yaml", english("zebra crossing"));
        RuleFolder rules = RuleFolder.open(Optional.of(folder), Duration.ZERO);
        assertThat(found(rules, "a zebra crossing")).containsExactly("danger.stated");
        assertThat(found(rules, "he will kill me")).isEmpty();
        assertThat(found(rules, "estoy en peligro")).containsExactly("danger.stated");

        write("en.yaml", english("pelican crossing again"));
        assertThat(found(rules, "a pelican crossing again")).containsExactly("danger.stated");
        assertThat(found(rules, "a zebra crossing")).isEmpty();

        Files.delete(folder.resolve("en.yaml"));
        assertThat(found(rules, "he will kill me")).containsExactly("danger.threat-to-life");
    }

    @Test
    void aFolderAddsALanguage() throws IOException {
        write("tlh.yaml", KLINGON);
        RuleFolder rules = RuleFolder.open(Optional.of(folder));
        assertThat(found(rules, "qabdaj")).containsExactly("danger.stated");
    }

    @Test
    void aChangeThatIsNotValidKeepsTheRulesAsTheyWere() throws IOException {
        write("en.yaml", english("zebra crossing"));
        RuleFolder rules = RuleFolder.open(Optional.of(folder), Duration.ZERO);
        write("en.yaml", english("(zebra crossing"));
        assertThat(found(rules, "a zebra crossing")).containsExactly("danger.stated");
    }

    @Test
    void aProblemNamesFileAndKey() throws IOException {
        write("rules.yaml", RULES.replace("urgency: IMMINENT_DANGER", "urgency: SOON"));
        assertProblem("rules.yaml: rules[0].urgency must be one of [IMMINENT_DANGER, URGENT, STANDARD, INFORMATION]");

        write("rules.yaml", RULES.replace("reason", "raeson"));
        assertProblem("rules.yaml: rules[0].raeson is not a known key");
        Files.delete(folder.resolve("rules.yaml"));

        write("tlh.yaml", KLINGON.replace("danger.stated", "danger.sated"));
        assertProblem("tlh.yaml: phrases.danger.sated is no rule of rules.yaml");

        write("tlh.yaml", KLINGON.replace("qabDaj", "{they} qabDaj"));
        assertProblem("tlh.yaml: phrases.danger.stated[0] names {they}, which 'words' does not list");

        write("tlh.yaml", KLINGON.replace("language: tlh", "language: en"));
        assertProblem("tlh.yaml: language is 'en', so the file must be called en.yaml");

        write("tlh.yaml", "a: [");
        assertProblem("tlh.yaml: is not readable as YAML");
    }

    private void assertProblem(String sentence) {
        assertThatThrownBy(() -> RuleFolder.open(Optional.of(folder)))
                .isInstanceOfSatisfying(InvalidRulesException.class, e -> assertThat(e.problems())
                        .anySatisfy(problem -> assertThat(problem).startsWith(sentence)));
    }

    private static List<String> found(RuleFolder rules, String text) {
        return rules.current().match(text).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    private static String english(String phrase) {
        return KLINGON.replace("tlh", "en").replace("qabDaj", phrase);
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml);
    }
}
