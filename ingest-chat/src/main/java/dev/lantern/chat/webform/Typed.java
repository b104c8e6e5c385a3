package dev.lantern.chat.webform;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the person put into the fields, as it came: nothing is cut, so that a refused form can be given back whole.
 * A field that was left alone is the empty string.
 */
public final class Typed {

    public static final Typed NOTHING = new Typed(Map.of());

    private final Map<Field, String> values;

    private Typed(Map<Field, String> values) {
        this.values = values;
    }

    /** Line ends become single line feeds: browsers send CR LF whatever was typed, and would count each twice. */
    public static Typed of(Map<Field, String> values) {
        Map<Field, String> copy = new EnumMap<>(Field.class);
        values.forEach(
                (field, value) -> copy.put(field, value.replace("\r\n", "\n").replace('\r', '\n')));
        return new Typed(copy);
    }

    public String get(Field field) {
        return values.getOrDefault(field, "");
    }

    public boolean isBlank(Field field) {
        return get(field).isBlank();
    }

    /** Never prints what was typed. */
    @Override
    public String toString() {
        return "Typed" + values.keySet();
    }
}
