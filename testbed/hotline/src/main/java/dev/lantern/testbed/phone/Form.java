package dev.lantern.testbed.phone;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Form fields in their order, a name may come twice. */
public record Form(List<Field> fields) {

    public record Field(String name, String value) {}

    public Form {
        fields = List.copyOf(fields);
    }

    public static Form of(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Form(fields);
    }

    public static Form parse(@Nullable String encoded) {
        List<Field> fields = new ArrayList<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                int equals = pair.indexOf('=');
                fields.add(
                        equals < 0
                                ? new Field(decode(pair), "")
                                : new Field(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
            }
        }
        return new Form(fields);
    }

    public Form with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Form(more);
    }

    /** The first value, absent when it is missing or empty, as the provider treats it. */
    public @Nullable String get(String name) {
        for (Field field : fields) {
            if (field.name().equals(name) && !field.value().isEmpty()) {
                return field.value();
            }
        }
        return null;
    }

    public String encoded() {
        StringBuilder encoded = new StringBuilder();
        for (Field field : fields) {
            encoded.append(encoded.isEmpty() ? "" : "&")
                    .append(encode(field.name()))
                    .append('=')
                    .append(encode(field.value()));
        }
        return encoded.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
