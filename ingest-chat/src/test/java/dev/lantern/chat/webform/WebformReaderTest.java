package dev.lantern.chat.webform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.chat.webform.Mistake.Reason;
import dev.lantern.chat.webform.Submission.Contact;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebformReaderTest {

    private static final Map<Field, String> SAFE_BY_TEXT = Map.of(
            Field.MESSAGE, "hello",
            Field.CONTACT_BACK, "yes",
            Field.MEANS, "text",
            Field.ADDRESS, "(555) 010-0142");

    @Test
    void a_message_alone_is_enough_and_says_nothing_else() {
        assertThat(accepted(Map.of(Field.MESSAGE, "hello")))
                .isEqualTo(new Submission("hello", null, null, null, "", ""));
    }

    @Test
    void every_answer_is_taken() {
        Map<Field, String> all = with(SAFE_BY_TEXT, Field.WHEN, "after six");
        all.putAll(Map.of(
                Field.IN_DANGER_NOW, "yes",
                Field.UNDER_18, "no",
                Field.VOICEMAIL, "no",
                Field.CITY, " Dallas ",
                Field.STATE, "TX"));

        assertThat(accepted(all))
                .isEqualTo(new Submission(
                        "hello",
                        true,
                        false,
                        new Contact.Safe(Means.TEXT, "+15550100142", "after six", false),
                        "Dallas",
                        "TX"));
    }

    @Test
    void what_one_would_rather_not_say_is_not_said() {
        Submission submission =
                accepted(Map.of(Field.MESSAGE, "hello", Field.IN_DANGER_NOW, "unsaid", Field.UNDER_18, "unsaid"));

        assertThat(submission.inDangerNow()).isNull();
        assertThat(submission.under18()).isNull();
    }

    @Test
    void an_address_is_not_kept_once_it_is_not_safe() {
        assertThat(accepted(with(SAFE_BY_TEXT, Field.CONTACT_BACK, "no")).contact())
                .isEqualTo(new Contact.NotSafe());
    }

    @Test
    void the_longest_message_is_counted_as_people_count() {
        assertThat(accepted(Map.of(Field.MESSAGE, "😀".repeat(10_000))).message())
                .hasSize(20_000);
        assertThat(accepted(Map.of(Field.MESSAGE, "a\r\n".repeat(5_000))).message())
                .isEqualTo("a\n".repeat(5_000));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("no message", Map.of(), Field.MESSAGE, Reason.MISSING),
                refused("a blank message", Map.of(Field.MESSAGE, " \n\t "), Field.MESSAGE, Reason.MISSING),
                refused(
                        "a message with one character too many",
                        Map.of(Field.MESSAGE, "😀".repeat(10_001)),
                        Field.MESSAGE,
                        Reason.TOO_LONG),
                refused(
                        "an answer that is not offered",
                        with(SAFE_BY_TEXT, Field.UNDER_18, "maybe"),
                        Field.UNDER_18,
                        Reason.NOT_AN_ANSWER),
                refused("safe, but not how", with(SAFE_BY_TEXT, Field.MEANS, ""), Field.MEANS, Reason.MISSING),
                refused(
                        "safe, but by pigeon",
                        with(SAFE_BY_TEXT, Field.MEANS, "pigeon"),
                        Field.MEANS,
                        Reason.NOT_AN_ANSWER),
                refused("safe, but not where", with(SAFE_BY_TEXT, Field.ADDRESS, " "), Field.ADDRESS, Reason.MISSING),
                refused(
                        "a phone that is an email address",
                        with(SAFE_BY_TEXT, Field.ADDRESS, "a@example.org"),
                        Field.ADDRESS,
                        Reason.NOT_A_PHONE_NUMBER),
                refused(
                        "an email address that is a phone",
                        with(SAFE_BY_TEXT, Field.MEANS, "email"),
                        Field.ADDRESS,
                        Reason.NOT_AN_EMAIL_ADDRESS),
                refused(
                        "an address without the word that it is safe",
                        with(SAFE_BY_TEXT, Field.CONTACT_BACK, ""),
                        Field.CONTACT_BACK,
                        Reason.SAFE_OR_NOT),
                refused(
                        "a safe time that is a story",
                        with(SAFE_BY_TEXT, Field.WHEN, "x".repeat(501)),
                        Field.WHEN,
                        Reason.TOO_LONG),
                refused(
                        "a very long address, even where it is not kept",
                        with(with(SAFE_BY_TEXT, Field.CONTACT_BACK, "no"), Field.ADDRESS, "x".repeat(255)),
                        Field.ADDRESS,
                        Reason.TOO_LONG));
    }

    @ParameterizedTest(name = "{0} is refused at its field")
    @MethodSource("refused")
    void says_what_is_wrong_at_the_field(Map<Field, String> typed, Mistake mistake) {
        assertThat(WebformReader.read(Typed.of(typed), "1")).isEqualTo(new Reading.Refused(List.of(mistake)));
    }

    @Test
    void all_mistakes_are_told_at_once_in_the_order_of_the_page() {
        Map<Field, String> typed =
                Map.of(Field.CONTACT_BACK, "yes", Field.IN_DANGER_NOW, "?", Field.CITY, "x".repeat(81));

        assertThat(WebformReader.read(Typed.of(typed), "1"))
                .isEqualTo(new Reading.Refused(List.of(
                        new Mistake(Field.MESSAGE, Reason.MISSING),
                        new Mistake(Field.IN_DANGER_NOW, Reason.NOT_AN_ANSWER),
                        new Mistake(Field.MEANS, Reason.MISSING),
                        new Mistake(Field.ADDRESS, Reason.MISSING),
                        new Mistake(Field.CITY, Reason.TOO_LONG))));
    }

    @Test
    void nothing_that_was_typed_can_be_printed_by_accident() {
        Typed typed = Typed.of(SAFE_BY_TEXT);

        assertThat(typed + " " + accepted(SAFE_BY_TEXT)).doesNotContain("hello", "0142");
    }

    private static Arguments refused(String what, Map<Field, String> typed, Field field, Reason reason) {
        return Arguments.of(Named.of(what, typed), new Mistake(field, reason));
    }

    private static Map<Field, String> with(Map<Field, String> typed, Field field, String value) {
        Map<Field, String> changed = new EnumMap<>(typed);
        changed.put(field, value);
        return changed;
    }

    private static Submission accepted(Map<Field, String> typed) {
        return switch (WebformReader.read(Typed.of(typed), "1")) {
            case Reading.Accepted(Submission submission) -> submission;
            case Reading.Refused refused -> throw new AssertionError(refused);
        };
    }
}
