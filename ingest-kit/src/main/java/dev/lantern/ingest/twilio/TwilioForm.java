package dev.lantern.ingest.twilio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a webhook, in the order received and with duplicates ({@code application/x-www-form-urlencoded}).
 *
 * <p>They are kept as bytes: a signature is over bytes, and text in a broken encoding must still verify. {@link #text}
 * decodes UTF-8 and shows what is not UTF-8 as U+FFFD; it never throws.
 */
public final class TwilioForm {

    /** Both are decoded from percent-encoding, and are not yet text. */
    record Parameter(byte[] name, byte[] value) {}

    private final List<Parameter> parameters;

    private TwilioForm(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** Reads a request body, or the part of a URL after {@code ?}. A stray {@code %} stands for itself. */
    public static TwilioForm parse(byte[] body) {
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '&') {
                if (i > start) {
                    parameters.add(parameter(body, start, i));
                }
                start = i + 1;
            }
        }
        return new TwilioForm(parameters);
    }

    /** @param query the raw query, percent-encoded; null and empty are a form without parameters */
    public static TwilioForm ofQuery(@Nullable String query) {
        return parse(query == null ? new byte[0] : query.getBytes(StandardCharsets.UTF_8));
    }

    /** The first value of that name as text; null when the parameter is absent, empty when it has no value. */
    public @Nullable String text(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (Parameter parameter : parameters) {
            if (Arrays.equals(parameter.name(), wanted)) {
                return new String(parameter.value(), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** As {@link #text}, and null too when there is nothing but white space. */
    public @Nullable String present(String name) {
        String text = text(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    List<Parameter> parameters() {
        return parameters;
    }

    private static Parameter parameter(byte[] body, int start, int end) {
        int equals = start;
        while (equals < end && body[equals] != '=') {
            equals++;
        }
        return new Parameter(decoded(body, start, equals), decoded(body, Math.min(equals + 1, end), end));
    }

    private static byte[] decoded(byte[] encoded, int start, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            int octet = encoded[i] == '%' && i + 2 < end ? octet(encoded[i + 1], encoded[i + 2]) : -1;
            if (octet >= 0) {
                bytes.write(octet);
                i += 2;
            } else {
                bytes.write(encoded[i] == '+' ? ' ' : encoded[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static int octet(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }

    /** Only how many: the parameters are what a person wrote. */
    @Override
    public String toString() {
        return "TwilioForm[" + parameters.size() + " parameters]";
    }
}
