package dev.lantern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "+15551230142, ••• 0142",
        "+1 (555) 123-0142, ••• 0142",
        "whatsapp:+15551230142, ••• 0142",
        "88811, •••",
        "+1555123, •••",
        "'', •••"
    })
    void shows_the_last_four_digits_of_a_number_and_nothing_of_a_short_code(String number, String shown) {
        assertThat(Display.ofPhone(number)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "maria@example.org, m••• @ •••.org",
        "a@b.c@mail.example.co, a••• @ •••.co",
        "no-address, •••",
        "@example.org, •••",
        "maria@localhost, •••"
    })
    void shows_the_first_letter_and_the_top_level_domain_of_a_mail_address(String address, String shown) {
        assertThat(Display.ofEmail(address)).isEqualTo(shown);
    }
}
