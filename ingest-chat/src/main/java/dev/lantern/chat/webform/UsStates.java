package dev.lantern.chat.webform;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** States, the district and territories of the United States: ISO 3166-2:US codes and the names people write. */
final class UsStates {

    private static final String TABLE = """
            AL Alabama/AK Alaska/AZ Arizona/AR Arkansas/CA California/CO Colorado/CT Connecticut/DE Delaware/
            DC District of Columbia/DC Washington DC/DC Washington D.C./FL Florida/GA Georgia/HI Hawaii/HI Hawái/ID Idaho/
            IL Illinois/IN Indiana/IA Iowa/KS Kansas/KY Kentucky/LA Louisiana/LA Luisiana/ME Maine/MD Maryland/
            MA Massachusetts/MI Michigan/MI Míchigan/MN Minnesota/MS Mississippi/MS Misisipi/MO Missouri/MO Misuri/
            MT Montana/NE Nebraska/NV Nevada/NH New Hampshire/NH Nuevo Hampshire/NJ New Jersey/NJ Nueva Jersey/
            NM New Mexico/NM Nuevo México/NY New York/NY Nueva York/NC North Carolina/NC Carolina del Norte/
            ND North Dakota/ND Dakota del Norte/OH Ohio/OK Oklahoma/OR Oregon/OR Oregón/PA Pennsylvania/PA Pensilvania/
            RI Rhode Island/SC South Carolina/SC Carolina del Sur/SD South Dakota/SD Dakota del Sur/TN Tennessee/
            TX Texas/TX Tejas/UT Utah/VT Vermont/VA Virginia/WA Washington/WV West Virginia/WV Virginia Occidental/
            WI Wisconsin/WY Wyoming/AS American Samoa/AS Samoa Americana/GU Guam/MP Northern Mariana Islands/
            MP Islas Marianas del Norte/PR Puerto Rico/VI Virgin Islands/VI Islas Vírgenes""";

    private static final Map<String, String> CODES = Arrays.stream(TABLE.split("/"))
            .map(String::strip)
            .flatMap(row -> Stream.of(
                    Map.entry(plain(row.substring(3)), row.substring(0, 2)),
                    Map.entry(plain(row.substring(0, 2)), row.substring(0, 2))))
            .distinct()
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private UsStates() {}

    /** The code without the country, such as {@code TX} for {@code Texas}. */
    static Optional<String> code(String written) {
        return Optional.ofNullable(CODES.get(plain(written)));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
                .replaceAll("[\\p{M}.]", "")
                .toLowerCase(Locale.ROOT);
    }
}
