package dev.lantern.chat.wire;

import dev.lantern.chat.webform.PageLanguage;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param lineName absent on a page that belongs to no line
 * @param telephone where the line is called, E.164
 * @param texts where the line is texted, E.164
 * @param style and {@code script}: in the page itself, so that it comes whole, in one request, or not at all
 */
public record Frame(
        PageLanguage language,
        List<PageLanguage> otherLanguages,
        @Nullable String lineName,
        String leaveTo,
        String emergencyNumber,
        @Nullable String telephone,
        @Nullable String texts,
        String style,
        String script) {

    private static final Pattern NORTH_AMERICAN = Pattern.compile("\\+1(\\d{3})(\\d{3})(\\d{4})");

    public @Nullable String telephoneAsWritten() {
        return asWritten(telephone);
    }

    public @Nullable String textsAsWritten() {
        return asWritten(texts);
    }

    /** As it is printed on a poster; other countries group their digits in too many ways to guess. */
    private static @Nullable String asWritten(@Nullable String e164) {
        return e164 == null ? null : NORTH_AMERICAN.matcher(e164).replaceFirst("$1-$2-$3");
    }
}
