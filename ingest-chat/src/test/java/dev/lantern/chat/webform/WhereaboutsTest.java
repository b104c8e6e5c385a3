package dev.lantern.chat.webform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereaboutsTest {

    @ParameterizedTest(name = "{0}, {1} is {2}, {3}; sealed: {4}")
    @CsvSource({
        "Dallas, TX, Dallas, TX, ''",
        "St. Paul, minnesota, St. Paul, MN, ''",
        "'', Nueva York, , NY, ''",
        "Coeur d'Alene, '', Coeur d'Alene, , ''",
        "Mayagüez, p.r., Mayagüez, PR, ''",
        "12 Elm Street, TX, , TX, 12 Elm Street",
        "Toronto, Ontario, Toronto, , Ontario"
    })
    void only_what_is_plainly_a_place_travels_in_clear(
            String city, String state, @Nullable String clearCity, @Nullable String clearState, String sealed) {
        Whereabouts whereabouts = Whereabouts.of(city, state);

        assertThat(whereabouts.place()).isEqualTo(new Place(clearState == null ? null : "US", clearState, clearCity));
        assertThat(whereabouts.toSeal()).isEqualTo(sealed);
    }

    @Test
    void nothing_said_is_no_place() {
        assertThat(Whereabouts.of("", "")).isEqualTo(new Whereabouts(null, ""));
    }
}
