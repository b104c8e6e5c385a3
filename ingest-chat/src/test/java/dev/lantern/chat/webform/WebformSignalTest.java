package dev.lantern.chat.webform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lantern.chat.webform.Submission.Contact;
import dev.lantern.events.Answers.ContactBack;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Place;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.KeyFolder;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebformSignalTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SubmissionId ID = new SubmissionId("3f0c8f52-6a0e-4a44-9d0e-6b1f4f0f8f6e");
    private static final Arrival FROM_PAGE = new Arrival("national", ID, "es", Arrival.Form.PAGE, false);
    private static final Submission EVERYTHING = new Submission(
            "me quitaron el pasaporte",
            true,
            false,
            new Contact.Safe(Means.TEXT, "+15550100142", "de 2 a 4", false),
            "12 Elm Street",
            "Texas");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path keys;

    @SuppressWarnings("NullAway.Init")
    private Keyring keyring;

    @SuppressWarnings("NullAway.Init")
    private WebformSignal signals;

    @BeforeEach
    void generateKeys() {
        KeyFolder.generate(keys, List.of(Reader.DESK));
        keyring = Keyring.load(keys);
        signals = new WebformSignal(keyring.sealer(), keyring.lookup());
    }

    @Test
    void the_desk_can_read_everything_that_was_typed() {
        SignalReceived signal = signals.of(FROM_PAGE, EVERYTHING, NOON).event();
        ContactBack contact = Objects.requireNonNull(signal.answers().contactBack());

        assertThat(opened(signal, Objects.requireNonNull(signal.body()).text(), SealedField.BODY_TEXT))
                .isEqualTo("me quitaron el pasaporte\n\n[12 Elm Street]");
        assertThat(opened(signal, signal.sender().address(), SealedField.SENDER_ADDRESS))
                .isEqualTo("+15550100142");
        assertThat(opened(signal, contact.address(), SealedField.CONTACT_ADDRESS))
                .isEqualTo("+15550100142");
        assertThat(opened(signal, contact.when(), SealedField.CONTACT_WHEN)).isEqualTo("de 2 a 4");
        assertThat(contact.means()).isEqualTo("text");
        assertThat(contact.voicemail()).isFalse();
        assertThat(signal.answers().inDangerNow()).isTrue();
        assertThat(signal.answers().under18()).isFalse();
        assertThat(signal.place()).isEqualTo(new Place("US", "TX", null));
        assertThat(signal.language()).isEqualTo("es");
        assertThat(signal.sender().display()).isEqualTo("••• 0142");
        assertThat(signal.sender().hash()).isEqualTo(keyring.lookup().ofAddress("+15550100142"));
    }

    @Test
    void nobody_else_can_read_anything_that_was_typed() throws JsonProcessingException {
        Envelope<SignalReceived> envelope = signals.of(FROM_PAGE, EVERYTHING, NOON);

        assertThat(EventCodec.json().writeValueAsString(envelope.event()) + envelope)
                .doesNotContain("pasaporte", "0100142", "de 2 a 4", "Elm Street", ID.value());
    }

    @Test
    void the_same_form_sent_twice_is_the_same_signal() {
        Envelope<SignalReceived> first = signals.of(FROM_PAGE, EVERYTHING, NOON);
        Envelope<SignalReceived> again = signals.of(
                new Arrival("national", ID, "en", Arrival.Form.PAGE, false), EVERYTHING, NOON.plusSeconds(9));

        assertThat(again.id()).isEqualTo(first.id()).isEqualTo(first.event().signalId());
        assertThat(again.source()).isEqualTo(first.source()).isEqualTo("/channels/webform/national");
        assertThat(again.event().threadId()).isEqualTo(first.event().threadId()).matches("web-[0-9a-f]+");
    }

    @Test
    void a_form_that_was_changed_and_sent_again_is_another_signal_of_the_same_thread() {
        SignalReceived first = signals.of(FROM_PAGE, message("hello"), NOON).event();
        SignalReceived changed = signals.of(FROM_PAGE, message("hello?"), NOON).event();

        assertThat(changed.signalId()).isNotEqualTo(first.signalId());
        assertThat(changed.threadId()).isEqualTo(first.threadId());
    }

    @Test
    void two_forms_with_the_same_words_are_two_signals_in_two_threads() {
        SubmissionId other = new SubmissionId("another-1");
        SignalReceived first = signals.of(FROM_PAGE, message("hello"), NOON).event();
        SignalReceived second = signals.of(
                        new Arrival("national", other, "es", Arrival.Form.PAGE, false), message("hello"), NOON)
                .event();

        assertThat(second.signalId()).isNotEqualTo(first.signalId());
        assertThat(second.threadId()).isNotEqualTo(first.threadId());
        assertThat(second.sender().hash()).isNotEqualTo(first.sender().hash());
    }

    @Test
    void who_gives_no_address_is_shown_by_the_code_that_the_page_tells() {
        SignalReceived signal = signals.of(FROM_PAGE, message("hello"), NOON).event();

        assertThat(signal.sender().address()).isNull();
        assertThat(signal.sender().display())
                .isEqualTo(Reference.of(signal.signalId()).code())
                .isEqualTo(signal.attributes().get("reference"));
        assertThat(signal.answers().contactBack()).isNull();
    }

    @Test
    void a_no_to_contacting_back_is_kept_and_nothing_beside_it() {
        Submission submission = new Submission("hello", null, null, new Contact.NotSafe(), "", "");

        assertThat(signals.of(FROM_PAGE, submission, NOON).event().answers().contactBack())
                .isEqualTo(new ContactBack(false, null, null, null, null));
    }

    @Test
    void a_form_that_a_robot_may_have_filled_is_marked_and_not_dropped() {
        Arrival trapped = new Arrival("national", ID, "en", Arrival.Form.PAGE, true);

        assertThat(signals.of(trapped, message("hello"), NOON).event().attributes())
                .containsEntry("suspicion", "hidden-field-filled");
        assertThat(signals.of(FROM_PAGE, message("hello"), NOON).event().attributes())
                .doesNotContainKey("suspicion");
    }

    @Test
    void the_largest_form_fits_into_an_event() {
        String address = "é".repeat(240) + "@example.org";
        Submission largest = new Submission(
                "😀".repeat(Field.MESSAGE.limit()),
                true,
                true,
                new Contact.Safe(Means.EMAIL, address, "😀".repeat(Field.WHEN.limit()), true),
                "😀".repeat(Field.CITY.limit()),
                "😀".repeat(Field.STATE.limit()));

        assertThatCode(() -> new EventCodec(4).encode(signals.of(FROM_PAGE, largest, NOON)))
                .doesNotThrowAnyException();
    }

    private static Submission message(String message) {
        return new Submission(message, null, null, null, "", "");
    }

    private String opened(SignalReceived signal, @Nullable Sealed sealed, String field) {
        Opened opened = keyring.opener().open(Objects.requireNonNull(sealed), signal.threadId(), field);
        return opened instanceof Opened.Text(String text) ? text : opened.toString();
    }
}
