package dev.lantern.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioFormTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a plus is a space                              | Body=I+need+help          | I need help
            an encoded plus stays one                      | Body=%2B15550100          | +15550100
            emoji are four bytes                           | Body=%F0%9F%86%98         | 🆘
            right-to-left text keeps its order             | Body=%D7%A2%D7%96%D7%A8%D7%94 | עזרה
            a stray per cent sign stands for itself        | Body=100%                 | 100%
            a broken escape stands for itself              | Body=50%zz                | 50%zz
            bytes that are not UTF-8 are shown as such     | Body=caf%E9               | caf\uFFFD
            a second equals sign belongs to the value      | Body=1=1                  | 1=1
            the first of several values is the text        | Body=one&Body=two         | one
            empty parts between separators are no harm     | &&Body=x&&                | x
            a parameter without a value is empty           | Body&From=x               | ''
            """)
    void is_read_as_it_was_sent(String label, String body, String text) {
        TwilioForm form = TwilioForm.parse(body.getBytes(StandardCharsets.UTF_8));
        assertThat(form.text("Body")).isEqualTo(text.replace("\\uFFFD", "\uFFFD"));
    }

    @Test
    void an_absent_parameter_is_null_and_a_blank_one_is_not_present() {
        TwilioForm form = TwilioForm.ofQuery("City=+&State=+NY+");
        assertThat(form.text("Country")).isNull();
        assertThat(form.text("City")).isEqualTo(" ");
        assertThat(form.present("City")).isNull();
        assertThat(form.present("State")).isEqualTo("NY");
        assertThat(TwilioForm.ofQuery(null).text("City")).isNull();
    }

    @Test
    void never_prints_what_a_person_wrote() {
        assertThat(TwilioForm.ofQuery("Body=secret")).hasToString("TwilioForm[1 parameters]");
    }
}
