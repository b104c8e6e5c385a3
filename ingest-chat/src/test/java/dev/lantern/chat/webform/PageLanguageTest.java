package dev.lantern.chat.webform;

import static dev.lantern.chat.webform.PageLanguage.ENGLISH;
import static dev.lantern.chat.webform.PageLanguage.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {

    @ParameterizedTest(name = "link {0}, browser {1}: {2}")
    @CsvSource({
        "es, en-US, SPANISH",
        "en, es, ENGLISH",
        ", es-MX, SPANISH",
        ", 'fr;q=0.9, es;q=0.5, en;q=0.4', SPANISH",
        ", 'en;q=0.5, es', SPANISH",
        ", fr, ENGLISH",
        ", , ENGLISH",
        ", '???;q=x', ENGLISH",
        "xx, es, SPANISH",
        "'\"><b>', es, SPANISH"
    })
    void the_link_wins_then_the_browser_then_the_line(
            @Nullable String asked, @Nullable String accepted, PageLanguage chosen) {
        assertThat(PageLanguage.choose(asked, accepted, List.of(ENGLISH, SPANISH)))
                .isEqualTo(chosen);
    }

    @Test
    void the_page_speaks_what_the_line_speaks() {
        assertThat(PageLanguage.spokenBy(List.of("es-MX", "pt", "en"))).containsExactly(SPANISH, ENGLISH);
        assertThat(PageLanguage.spokenBy(List.of("pt"))).containsExactly(ENGLISH);
    }
}
