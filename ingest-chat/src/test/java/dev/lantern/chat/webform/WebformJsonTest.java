package dev.lantern.chat.webform;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lantern.chat.webform.WebformJson.Result;
import dev.lantern.chat.webform.WebformJson.Wrong;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebformJsonTest {

    @Test
    void reads_every_field() {
        Result.Form form = (Result.Form) read("""
                {"submissionId": "abcd-1234", "language": "pt-br", "message": "olá", "inDangerNow": true, "under18": null,
                 "contactBack": {"safe": true, "means": "email", "address": "a@example.org", "when": "noon",
                                 "voicemail": false},
                 "place": {"city": "Dallas", "state": "TX"}}""");

        assertThat(form.submission()).contains(new SubmissionId("abcd-1234"));
        assertThat(form.language()).contains("pt-BR");
        assertThat(typed(form.typed()))
                .containsOnly(
                        entry(Field.MESSAGE, "olá"),
                        entry(Field.IN_DANGER_NOW, "yes"),
                        entry(Field.UNDER_18, ""),
                        entry(Field.CONTACT_BACK, "yes"),
                        entry(Field.MEANS, "email"),
                        entry(Field.ADDRESS, "a@example.org"),
                        entry(Field.WHEN, "noon"),
                        entry(Field.VOICEMAIL, "no"),
                        entry(Field.CITY, "Dallas"),
                        entry(Field.STATE, "TX"));
    }

    @Test
    void an_empty_object_is_a_form_without_answers() {
        Result.Form form = (Result.Form) read("{}");

        assertThat(form.typed().get(Field.MESSAGE)).isEmpty();
        assertThat(form.submission()).isEqualTo(Optional.empty());
        assertThat(form.language()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"mesage\": \"x\"} | /mesage | is not a field of the webform",
                "{\"contactBack\": {\"save\": true}} | /contactBack/save | is not a field of the webform",
                "{\"a/b~c\": 1} | /a~1b~0c | is not a field of the webform",
                "{\"message\": 5} | /message | must be a string",
                "{\"inDangerNow\": \"true\"} | /inDangerNow | must be true, false or null",
                "{\"contactBack\": true} | /contactBack | must be an object",
                "{\"language\": \"e s\"} | /language | must be a BCP 47 language tag, such as es or pt-BR",
                "{\"submissionId\": \"x\"} | /submissionId | must be 8 to 100 letters, digits or any of . _ ~ : -"
            })
    void says_which_value_is_wrong_without_repeating_it(String json, String pointer, String detail) {
        assertThat(read(json)).isEqualTo(new Result.Wrongs(List.of(new Wrong(pointer, detail))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "\"x\"", "{\"message\"", "{} {}", "{\"message\":\"a\",\"message\":\"b\"}", "null"})
    void what_is_not_one_object_is_no_form(String body) {
        assertThat(read(body)).isEqualTo(new Result.NotJson());
    }

    @Test
    void deep_nesting_is_refused_and_does_not_overflow() {
        assertThat(read("{\"place\":".repeat(100_000))).isEqualTo(new Result.NotJson());
    }

    private static Result read(String json) {
        return WebformJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Field, String> typed(Typed typed) {
        return Arrays.stream(Field.values()).collect(toMap(f -> f, typed::get));
    }
}
