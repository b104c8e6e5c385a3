package dev.lantern.testbed.phone.voice;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The attributes of one element; what does not belong there, or is not a value that the provider takes, is found out. */
final class Attributes {

    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final Element element;
    private final Consumer<String> findings;

    /** @param known names, separated by spaces */
    Attributes(Element element, String known, Consumer<String> findings) {
        this.element = element;
        this.findings = findings;
        Set<String> names = Set.of(known.isEmpty() ? new String[0] : known.split(" "));
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            String value = element.getAttributes().item(i).getNodeValue();
            if (Recording.isAskedFor(name, value)) {
                findings.accept(Recording.violation(where(name)));
            } else if (!names.contains(name) && !Recording.isAbout(name)) {
                findings.accept("unknown attribute " + where(name));
            }
        }
    }

    /** For an element that has none. */
    static void none(Element element, Consumer<String> findings) {
        new Attributes(element, "", findings).text("");
    }

    @Nullable
    String text(String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    /** As above, and nothing for the empty string. */
    @Nullable
    String filled(String name) {
        String value = element.getAttribute(name);
        return value.isEmpty() ? null : value;
    }

    String text(String name, String otherwise) {
        return element.hasAttribute(name) ? element.getAttribute(name) : otherwise;
    }

    String oneOf(String name, String otherwise, Set<String> values) {
        String value = text(name, otherwise);
        if (!values.contains(value)) {
            findings.accept(where(name) + " is \"" + value + "\", not one of "
                    + values.stream().sorted().toList());
            return otherwise;
        }
        return value;
    }

    String method(String name) {
        return oneOf(name, "POST", METHODS);
    }

    boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(oneOf(name, Boolean.toString(otherwise), Set.of("true", "false")));
    }

    int number(String name, int otherwise, int least) {
        String value = element.getAttribute(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
            findings.accept(where(name) + " is \"" + value + "\", not a whole number from " + least);
            return otherwise;
        }
        return Integer.parseInt(value);
    }

    List<String> words(String name, Set<String> values) {
        List<String> words = Arrays.stream(text(name, "").split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        words.stream()
                .filter(word -> !values.contains(word))
                .forEach(word -> findings.accept(where(name) + " names the unknown event \"" + word + "\""));
        return words;
    }

    private String where(String name) {
        return "<" + element.getTagName() + " " + name + ">";
    }
}
