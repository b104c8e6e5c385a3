package dev.lantern.chat.webform;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one filling-in of the form, so that sending it twice makes one signal. It is chosen on the person's side (the
 * page carries one; a machine sends its own), since the service keeps nothing.
 */
public record SubmissionId(String value) {

    public static final String RULE = "must be 8 to 100 letters, digits or any of . _ ~ : -";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~:-]{8,100}");

    public static SubmissionId fresh() {
        return new SubmissionId(UUID.randomUUID().toString());
    }

    /** @param text the id, bare or as a quoted string as the Idempotency-Key draft writes it */
    public static Optional<SubmissionId> of(String text) {
        String bare = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        return FORM.matcher(bare).matches() ? Optional.of(new SubmissionId(bare)) : Optional.empty();
    }
}
