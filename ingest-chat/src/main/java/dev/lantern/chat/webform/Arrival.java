package dev.lantern.chat.webform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a form came, beside what was typed.
 *
 * @param line id of the line
 * @param language BCP 47: of the page, or what the machine said; null when it said nothing
 * @param trapSprung the field that only robots see was filled; the form is taken all the same, an advocate judges
 */
public record Arrival(
        String line, SubmissionId submission, @Nullable String language, Form form, boolean trapSprung) {

    public enum Form {
        PAGE,
        JSON
    }

    Map<String, String> attributes(Reference reference) {
        String form = this.form == Form.PAGE ? "page" : "json";
        return trapSprung
                ? Map.of("form", form, "reference", reference.code(), "suspicion", "hidden-field-filled")
                : Map.of("form", form, "reference", reference.code());
    }
}
