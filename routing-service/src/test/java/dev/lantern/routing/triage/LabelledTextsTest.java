package dev.lantern.routing.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Urgency;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped rules against texts that were written and labelled beside them: a fit, not a measure of the field. */
class LabelledTextsTest {

    private static final double LEAST_PRECISION = 0.9;
    private static final double LEAST_RECALL = 0.9;

    private static RuleFolder rules;
    private static final List<Labelled> TEXTS = read();

    private record Labelled(String language, Urgency urgency, String text) {}

    @BeforeAll
    static void open() {
        rules = RuleFolder.open(Optional.empty());
    }

    @Test
    void findsEverybodyInImminentDanger() {
        assertThat(TEXTS)
                .filteredOn(text -> text.urgency() == Urgency.IMMINENT_DANGER)
                .filteredOn(text -> ranked(text) != Urgency.IMMINENT_DANGER)
                .isEmpty();
    }

    @Test
    void ranksAsPeopleDo() {
        int[][] counts = new int[Urgency.values().length][3];
        StringBuilder wrong = new StringBuilder();
        for (Labelled text : TEXTS) {
            Urgency ranked = ranked(text);
            counts[text.urgency().ordinal()][0]++;
            counts[ranked.ordinal()][1]++;
            if (ranked == text.urgency()) {
                counts[ranked.ordinal()][2]++;
            } else {
                wrong.append("%n  %s, ranked %s by %s"
                        .formatted(
                                text, ranked, rules.current().match(text.text()).findings()));
            }
        }
        StringBuilder table = new StringBuilder("%-16s %9s %9s %9s".formatted("", "texts", "precision", "recall"));
        for (Urgency urgency : Urgency.values()) {
            int[] count = counts[urgency.ordinal()];
            table.append("%n%-16s %9d %9.3f %9.3f"
                    .formatted(urgency, count[0], (double) count[2] / count[1], (double) count[2] / count[0]));
        }
        System.out.println(table);
        System.out.println("Ranked otherwise than labelled:" + wrong);

        for (Urgency urgency : Urgency.values()) {
            int[] count = counts[urgency.ordinal()];
            assertThat((double) count[2] / count[1])
                    .as("precision of %s", urgency)
                    .isGreaterThan(LEAST_PRECISION);
            assertThat((double) count[2] / count[0]).as("recall of %s", urgency).isGreaterThan(LEAST_RECALL);
        }
    }

    @Test
    void guessesNoWrongLanguage() {
        int guessed = 0;
        for (Labelled text : TEXTS) {
            String language = rules.current().match(text.text()).language();
            assertThat(language).as(text.text()).isIn(null, text.language());
            guessed += language == null ? 0 : 1;
        }
        System.out.println("language guessed of " + guessed + " of " + TEXTS.size() + " texts");
        assertThat(guessed).isGreaterThan(TEXTS.size() / 2);
    }

    static List<String> texts() {
        return TEXTS.stream().map(Labelled::text).distinct().toList();
    }

    /** As by SMS, where the channel says nothing. */
    private static Urgency ranked(Labelled text) {
        return rules.current().match(text.text()).findings().stream()
                .findFirst()
                .map(finding -> finding.urgency())
                .orElse(Urgency.STANDARD);
    }

    private static List<Labelled> read() {
        try (InputStream file = LabelledTextsTest.class.getResourceAsStream("labelled.tsv")) {
            if (file == null) {
                throw new AssertionError("labelled.tsv is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Labelled(cells[0], Urgency.valueOf(cells[1]), cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
