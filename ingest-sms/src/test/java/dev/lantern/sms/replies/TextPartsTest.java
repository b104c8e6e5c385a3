package dev.lantern.sms.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPartsTest {

    private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
    private static final String FLAG = "\uD83C\uDDF2\uD83C\uDDFD";
    private static final String ACCENTED = "e\u0301";

    @Test
    void a_text_that_fits_stays_as_it_is() {
        assertThat(TextParts.of("")).containsExactly("");
        assertThat(TextParts.of("  hello \n")).containsExactly("  hello \n");
        assertThat(TextParts.of("x".repeat(1600))).hasSize(1);
        assertThat(TextParts.of("x".repeat(1601))).hasSize(2);
    }

    @Test
    void is_cut_between_words() {
        assertThat(TextParts.of("one two three four", 9)).containsExactly("one two", "three", "four");
        assertThat(TextParts.of("one two", 3)).containsExactly("one", "two");
    }

    @Test
    void a_word_longer_than_a_text_is_cut_where_it_must() {
        assertThat(TextParts.of("see https://example.org/a/very/long/way", 12))
                .allMatch(part -> part.length() <= 12)
                .satisfies(parts ->
                        assertThat(String.join("", parts)).isEqualTo("see https://example.org/a/very/long/way"));
        assertThat(TextParts.of("we can go to https://example.org/a", 25))
                .containsExactly("we can go to", "https://example.org/a");
    }

    @Test
    void emoji_flags_and_accents_stay_whole() {
        assertThat(TextParts.of(FAMILY.repeat(5), 10)).allMatch(FAMILY::equals).hasSize(5);
        assertThat(TextParts.of(FLAG.repeat(5), 10)).containsExactly(FLAG + FLAG, FLAG + FLAG, FLAG);
        assertThat(TextParts.of(ACCENTED.repeat(4), 5)).containsExactly(ACCENTED + ACCENTED, ACCENTED + ACCENTED);
    }

    @Test
    void scripts_without_spaces_are_cut_between_their_words() {
        assertThat(TextParts.of("\u8BF7\u5E2E\u5E2E\u6211\u4EEC\u3002\u4ED6\u4EEC\u62FF\u8D70\u4E86\u62A4\u7167", 7))
                .as("a full stop does not begin a line")
                .allMatch(part -> !part.startsWith("\u3002"));
    }

    @Test
    void a_character_longer_than_a_text_is_cut_without_breaking_a_pair() {
        String piled = "e" + "\u0301".repeat(20);
        assertThat(String.join("", TextParts.of(piled, 8))).isEqualTo(piled);
        assertThat(TextParts.of("\uD83D\uDE00\u0301\u0301\u0301", 3)).allMatch(TextPartsTest::wholePairs);
    }

    @Test
    void whatever_the_text_nothing_but_white_space_is_lost_and_no_part_is_too_long() {
        Random random = new Random(5);
        List<String> pieces =
                List.of("a", "word", " ", "\n", FAMILY, FLAG, ACCENTED, "\u0633\u0627", "\u6211", "-", ".");
        for (int run = 0; run < 2_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            int longest = 8 + random.nextInt(30);
            List<String> parts = TextParts.of(text.toString(), longest);
            assertThat(String.join("", parts).replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replaceAll("\\s", ""));
            assertThat(parts).allMatch(part -> part.length() <= longest);
            assertThat(characters(parts)).isEqualTo(characters(List.of(text.toString())));
        }
    }

    /** How many characters, as people count them, white space apart. */
    private static int characters(List<String> parts) {
        int count = 0;
        for (String part : parts) {
            BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
            characters.setText(part);
            for (int from = characters.first(), to = characters.next();
                    to != BreakIterator.DONE;
                    from = to, to = characters.next()) {
                count += part.substring(from, to).isBlank() ? 0 : 1;
            }
        }
        return count;
    }

    private static boolean wholePairs(String part) {
        return !Character.isLowSurrogate(part.charAt(0)) && !Character.isHighSurrogate(part.charAt(part.length() - 1));
    }
}
