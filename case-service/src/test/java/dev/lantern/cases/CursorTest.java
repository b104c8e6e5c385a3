package dev.lantern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void a_cursor_comes_back_as_it_went() {
        Cursor cursor = new Cursor(Instant.parse("2026-03-01T09:00:00.000001Z"), 3, 42, "an id with spaces/1");

        assertThat(Cursor.decoded(cursor.encoded())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of ours",
                "0.0 1",
                "0.0 1 2",
                "x.0 1 2 id",
                "-1.0 1 2 before all time",
                "99999999999999.0 1 2 after all time",
                "9223372036854775807.0 1 2 beyond a long",
                "0.0 1 2 a zero \u0000 byte"
            })
    void what_is_none_of_ours_is_refused(String plain) {
        String encoded = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThat(Cursor.decoded(encoded)).isEmpty();
        assertThat(Cursor.decoded("%" + encoded)).isEmpty();
    }
}
