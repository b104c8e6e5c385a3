package dev.lantern.routing.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.Body;
import dev.lantern.events.Channel;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Urgency;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.routing.engine.triage.Findings;
import dev.lantern.routing.engine.triage.Findings.Reading;
import dev.lantern.routing.engine.triage.Triage;
import dev.lantern.testbed.servers.LanternTestResource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextTriageTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final String THREAD = "t1";
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int COSTED = 2_000;

    private static Keyring keys;
    private static RuleFolder rules;
    private static TextTriage triage;

    @BeforeAll
    static void open() {
        keys = Keyring.load(LanternTestResource.keysFolder());
        rules = RuleFolder.open(Optional.empty());
        triage = new TextTriage(keys.opener(), rules);
    }

    @Test
    void ranksWhatItCanOpen() {
        Findings findings = triage.of(saying("he will kill me"));

        assertThat(findings.reading()).isEqualTo(Reading.READ);
        assertThat(Triage.of(saying(""), findings).urgency()).isEqualTo(Urgency.IMMINENT_DANGER);
    }

    @Test
    void whatItCannotOpenIsRankedByTheRestAndSaysSo() {
        SignalReceived sealed = signal(Body.of(new Sealed(Reader.DESK, "bm90aGluZw")));
        Findings findings = triage.of(sealed);

        assertThat(findings.reading()).isEqualTo(Reading.UNOPENABLE);
        assertThat(Triage.of(sealed, findings).reasons())
                .containsExactly(
                        "A text message that nobody has read yet.",
                        "The text could not be opened here, so it had no influence.");
    }

    @Test
    void aSignalWithoutWordsIsNothingWritten() {
        assertThat(triage.of(signal(null))).isEqualTo(Findings.NONE);
        assertThat(triage.of(saying(" \n "))).isEqualTo(Findings.NONE);
    }

    @Test
    void ofAVeryLongTextOnlyTheBeginningIsRead() {
        String words = "he will kill me ".repeat(4_000);
        long before = System.nanoTime();
        Findings findings = triage.of(saying(words));
        System.out.printf("a text of %d characters: %.1f ms%n", words.length(), (System.nanoTime() - before) / 1e6);

        assertThat(findings.reading()).isEqualTo(Reading.BEGINNING_READ);
        assertThat(findings.all()).isNotEmpty();
    }

    @Test
    void reasonsHoldNothingOfTheText() {
        String canary = "xanthippe";
        for (String text : LabelledTextsTest.texts()) {
            SignalReceived signal = saying(canary + " " + text + " " + canary);
            Findings findings = triage.of(signal);

            assertThat(Triage.of(signal, findings).reasons().toString() + findings)
                    .doesNotContainIgnoringCase(canary);
            assertThat(findings.all()).allSatisfy(found -> assertThat(found.reason())
                    .isIn(rules.current().reasons()));
        }
    }

    @Test
    void theSameTextIsAlwaysRankedTheSame() {
        Map<String, Findings> once = LabelledTextsTest.texts().stream()
                .collect(Collectors.toMap(text -> text, text -> triage.of(saying(text))));
        TextTriage other = new TextTriage(keys.opener(), RuleFolder.open(Optional.empty()));
        once.forEach((text, findings) -> assertThat(other.of(saying(text))).isEqualTo(findings));
    }

    @Test
    void noTextMakesItFail() {
        Random random = new Random(20260302);
        for (int i = 0; i < 500; i++) {
            String noise = random.ints(1 + random.nextInt(200), 1, 0x2FFFF)
                    .filter(letter -> !Character.isSurrogate((char) letter) || letter > 0xFFFF)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            assertThat(triage.of(saying(noise)).reading()).isIn(Reading.READ, Reading.NOTHING_WRITTEN);
        }
    }

    @Test
    void costsLittle() {
        List<SignalReceived> signals =
                LabelledTextsTest.texts().stream().map(TextTriageTest::saying).toList();
        long nanos = 0;
        for (int round = 0; round < 3; round++) {
            long before = CPU.getCurrentThreadCpuTime();
            for (int i = 0; i < COSTED; i++) {
                triage.of(signals.get(i % signals.size()));
            }
            nanos = CPU.getCurrentThreadCpuTime() - before;
        }
        System.out.printf("a text costs %.3f ms of a processor, opening it included%n", nanos / 1e6 / COSTED);
    }

    private static SignalReceived saying(String words) {
        return signal(Body.of(keys.sealer().seal(Reader.DESK, THREAD, SealedField.BODY_TEXT, words)));
    }

    private static SignalReceived signal(@Nullable Body body) {
        return new SignalReceived(
                "s1",
                THREAD,
                "national",
                Channel.SMS,
                "+15550100733",
                new Sender(null, "h", "•••"),
                body,
                List.of(),
                null,
                null,
                Answers.NONE,
                AT,
                AT,
                Map.of());
    }
}
