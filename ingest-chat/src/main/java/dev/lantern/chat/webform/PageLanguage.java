package dev.lantern.chat.webform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that the page is written in. */
public enum PageLanguage {
    ENGLISH("en", "English"),
    SPANISH("es", "Español");

    private final String tag;
    private final String ownName;

    PageLanguage(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    /** As its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /**
     * The languages that both the line and the page speak, the line's first one first; a page in a language that nobody
     * at the line speaks would promise too much. Never empty.
     *
     * @param lineLanguages BCP 47
     */
    public static List<PageLanguage> spokenBy(List<String> lineLanguages) {
        List<PageLanguage> spoken = lineLanguages.stream()
                .map(PageLanguage::ofTag)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return spoken.isEmpty() ? List.of(ENGLISH) : spoken;
    }

    /**
     * @param asked what the person chose by a link, which wins over the browser
     * @param acceptLanguage the browser's header, in whatever state it comes
     * @param spoken not empty; the first is taken when nothing fits
     */
    public static PageLanguage choose(
            @Nullable String asked, @Nullable String acceptLanguage, List<PageLanguage> spoken) {
        return Optional.ofNullable(asked)
                .flatMap(PageLanguage::ofTag)
                .filter(spoken::contains)
                .or(() -> accepted(acceptLanguage, spoken))
                .orElseGet(spoken::getFirst);
    }

    private static Optional<PageLanguage> accepted(@Nullable String header, List<PageLanguage> spoken) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            List<String> tags = spoken.stream().map(PageLanguage::tag).toList();
            return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), tags))
                    .flatMap(PageLanguage::ofTag);
        } catch (IllegalArgumentException notALanguageRange) {
            return Optional.empty();
        }
    }

    private static Optional<PageLanguage> ofTag(String tag) {
        String primary = Locale.forLanguageTag(tag).getLanguage();
        for (PageLanguage language : values()) {
            if (language.tag.equals(primary)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
