package dev.lantern.chat.webform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactAddressTest {

    @ParameterizedTest(name = "{0} with calling code {1} is {2}")
    @CsvSource({
        "555 010 0142, 1, +15550100142",
        "(555) 010-0142, 1, +15550100142",
        "1-555-010-0142, 1, +15550100142",
        "+1 555.010.0142, 1, +15550100142",
        "0044 20 7946 0018, 1, +442079460018",
        "+52 55 1234 5678, 1, +525512345678",
        "55 1234 5678, 52, +525512345678",
        "020 7946 0018, 44, +442079460018"
    })
    void a_number_becomes_the_one_to_dial(String typed, String callingCode, String dialled) {
        assertThat(ContactAddress.phone(typed, callingCode)).contains(dialled);
    }

    @ParameterizedTest(name = "{0} cannot be dialled")
    @ValueSource(strings = {"010 0142", "555 010 014", "5550100142 or 5550100143", "my sister's", "+0123456789", "911"})
    void what_cannot_be_dialled_is_noticed(String typed) {
        assertThat(ContactAddress.phone(typed, "1")).isEmpty();
    }

    @ParameterizedTest(name = "{0} is an address")
    @ValueSource(strings = {" a@example.org ", "a.b+c@mail.example.co", "josé@correo.ejemplo"})
    void an_email_address_is_one_with_a_name_and_a_domain(String typed) {
        assertThat(ContactAddress.email(typed)).contains(typed.strip());
    }

    @ParameterizedTest(name = "{0} is no address")
    @ValueSource(
            strings = {"a@localhost", "@example.org", "a@example.", "a@@example.org", "a b@example.org", "example.org"})
    void a_slip_in_an_email_address_is_noticed(String typed) {
        assertThat(ContactAddress.email(typed)).isEmpty();
    }
}
