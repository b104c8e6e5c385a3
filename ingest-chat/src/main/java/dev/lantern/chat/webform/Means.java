package dev.lantern.chat.webform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a person can be contacted back; the names are those of {@code Answers.ContactBack.means}. */
public enum Means {
    PHONE,
    TEXT,
    EMAIL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Means> of(String word) {
        return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
    }
}
