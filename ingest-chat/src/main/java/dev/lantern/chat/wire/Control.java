package dev.lantern.chat.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question as the page shows it.
 *
 * @param name of the field, and the id of its first control
 * @param mistake what is wrong with the answer; null when nothing is
 * @param options of a question that is answered by choosing, else empty
 */
public record Control(
        String name,
        String label,
        @Nullable String hint,
        String value,
        @Nullable String mistake,
        List<Option> options) {

    /** One answer to choose. */
    public record Option(String id, String value, String label, boolean chosen) {}

    public boolean wrong() {
        return mistake != null;
    }

    /** HTML attributes that tie hint and mistake to the control; made of our own names only. */
    public String attributes() {
        return description() + (wrong() ? " aria-invalid=\"true\"" : "");
    }

    public String description() {
        String ids = (hint == null ? "" : name + "-hint ") + (wrong() ? name + "-wrong" : "");
        return ids.isBlank() ? "" : " aria-describedby=\"" + ids.strip() + "\"";
    }
}
