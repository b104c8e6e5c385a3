package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenLanguageTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        en | I am alone for a few minutes, please tell me where I can go tonight, he took my passport.
        en | ok ok ok ok thank you thank you so much god bless you all i will wait here until they come for me.
        es | Me quitaron el pasaporte y no me dejan salir de la casa, necesito ayuda por favor.
        tl | Kinuha ng amo ko ang pasaporte ko at hindi niya ako pinapayagang lumabas ng bahay, tulungan ninyo ako.
        ru | У меня забрали паспорт и не выпускают из квартиры, помогите мне пожалуйста, я боюсь.
        uk | У мене забрали паспорт і не випускають з квартири, допоможіть мені будь ласка, я дуже боюся.
        ko | 사장님이 여권을 가져가고 집 밖으로 나가지 못하게 합니다. 제발 도와주세요 너무 무서워요.
        """)
    void the_language_of_a_long_text_is_heard_however_long_it_is(String language, String words) {
        for (int times : new int[] {1, 3, 18}) {
            assertThat(TextScene.LANGUAGES.of((words + " ").repeat(times), List.of("en", "es")))
                    .as("%d times", times)
                    .hasValue(language);
        }
    }
}
