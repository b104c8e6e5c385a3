package dev.lantern.chat.webform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.chat.webform.Mistake.Reason;
import dev.lantern.chat.webform.TakeWebform.Outcome;
import dev.lantern.events.Envelope;
import dev.lantern.events.Reader;
import dev.lantern.events.sealing.KeyFolder;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TakeWebformTest {

    private static final Arrival ARRIVAL =
            new Arrival("national", new SubmissionId("abcd-1234"), "en", Arrival.Form.PAGE, false);
    private static final Typed HELLO = Typed.of(Map.of(Field.MESSAGE, "hello"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path keys;

    private final List<Envelope<?>> published = new ArrayList<>();

    static Stream<Publication> durable() {
        return Stream.of(new Publication.OnBroker(), new Publication.OnSpool());
    }

    @ParameterizedTest
    @MethodSource("durable")
    void a_form_is_taken_once_its_signal_is_durable(Publication publication) {
        Outcome outcome = answering(publication).take(ARRIVAL, HELLO);

        String signalId = published.getFirst().id();
        assertThat(outcome).isEqualTo(new Outcome.Taken(signalId, Reference.of(signalId)));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Publication.Reason.NOWHERE_DURABLE, new Outcome.NotNow()),
                Arguments.of(Publication.Reason.STOPPING, new Outcome.NotNow()),
                Arguments.of(
                        Publication.Reason.TOO_LARGE,
                        new Outcome.Mistaken(List.of(new Mistake(Field.MESSAGE, Reason.TOO_LONG)))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_form_whose_signal_is_refused_is_not_taken(Publication.Reason reason, Outcome outcome) {
        assertThat(answering(new Publication.Refused(reason)).take(ARRIVAL, HELLO))
                .isEqualTo(outcome);
    }

    @Test
    void a_form_with_mistakes_is_not_published() {
        assertThat(answering(new Publication.OnBroker()).take(ARRIVAL, Typed.NOTHING))
                .isEqualTo(new Outcome.Mistaken(List.of(new Mistake(Field.MESSAGE, Reason.MISSING))));
        assertThat(published).isEmpty();
    }

    private TakeWebform answering(Publication publication) {
        KeyFolder.generate(keys, List.of(Reader.DESK));
        Keyring keyring = Keyring.load(keys);
        return new TakeWebform(
                new WebformSignal(keyring.sealer(), keyring.lookup()),
                event -> {
                    published.add(event);
                    return publication;
                },
                () -> Instant.parse("2026-03-01T12:00:00Z"),
                "1");
    }
}
