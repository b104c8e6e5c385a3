package dev.lantern.chat.webform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @ParameterizedTest(name = "{0} is told as {1}")
    @CsvSource({
        "00000000000000000000000000000000, 0000-0000",
        "ffffffffffffffffffffffffffffffff, ZZZZ-ZZZZ",
        "000000002000000000000000000000ff, 0000-0010",
        "3b1f0c2d4e5a69788796a5b4c3d2e1f0, 7CFG-RBAE"
    })
    void is_the_first_forty_bits_of_the_signal_id(String signalId, String code) {
        assertThat(Reference.of(signalId)).isEqualTo(new Reference(code));
        assertThat(Reference.isOne(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7CFGRBAE", "7CFG-RBAI", "7cfg-rbae", "<b>!-1234", "7CFG-RBAE "})
    void a_strangers_text_is_no_code(String text) {
        assertThat(Reference.isOne(text)).isFalse();
    }

    @Test
    void a_submission_id_is_taken_bare_or_quoted() {
        assertThat(SubmissionId.of("3f0c8f52-6a0e")).contains(new SubmissionId("3f0c8f52-6a0e"));
        assertThat(SubmissionId.of("\"3f0c8f52-6a0e\"")).contains(new SubmissionId("3f0c8f52-6a0e"));
        assertThat(SubmissionId.of("short")).isEmpty();
        assertThat(SubmissionId.of("has a blank")).isEmpty();
        assertThat(SubmissionId.of(SubmissionId.fresh().value())).isPresent();
    }
}
