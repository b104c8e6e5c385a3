package dev.lantern.chat.webform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormBodyTest {

    @ParameterizedTest(name = "{0}: message is {1}")
    @CsvSource({
        "message=a+b%26c, a b&c",
        "message=%C2%BFs%C3%AD%3F&x=1, ¿sí?",
        "message=100%, 100%",
        "message=first&message=second, first",
        "=x&&message=a=b, a=b"
    })
    void reads_what_a_browser_sends_and_what_it_should_not(String body, String message) {
        assertThat(FormBody.parse(body.getBytes(StandardCharsets.UTF_8))).containsEntry("message", message);
    }

    @Test
    void an_empty_body_has_no_fields() {
        assertThat(FormBody.parse(new byte[0])).isEmpty();
    }

    @Test
    void a_body_above_the_limit_is_read_to_its_end_and_not_kept() throws IOException {
        var exact = new ByteArrayInputStream(new byte[100]);
        var above = new ByteArrayInputStream(new byte[900]);
        var endless = new ByteArrayInputStream(new byte[1_000_000]);

        assertThat(BoundedBody.read(exact, 100)).isPresent();
        assertThat(BoundedBody.read(above, 100)).isEmpty();
        assertThat(above.available()).isZero();
        assertThat(BoundedBody.read(endless, 100)).isEmpty();
        assertThat(endless.available()).isPositive();
    }
}
