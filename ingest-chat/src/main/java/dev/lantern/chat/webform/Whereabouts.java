package dev.lantern.chat.webform;

import dev.lantern.events.Place;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the person says to be, in two parts: a place, which travels in clear and may choose an advocate, and what was
 * typed that is not plainly the name of a city or state. The second could be a street and a house number, so it belongs
 * into the sealed text.
 */
record Whereabouts(@Nullable Place place, String toSeal) {

    private static final Pattern PLACE_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’-]{1,59}");

    static Whereabouts of(String city, String state) {
        boolean cityIsAName = PLACE_NAME.matcher(city).matches();
        Optional<String> code = UsStates.code(state);
        String toSeal = (cityIsAName ? "" : city) + (code.isPresent() || state.isBlank() ? "" : "\n" + state);
        String clearCity = cityIsAName ? city : null;
        Place place = clearCity == null && code.isEmpty()
                ? null
                : new Place(code.isPresent() ? "US" : null, code.orElse(null), clearCity);
        return new Whereabouts(place, toSeal.strip());
    }
}
