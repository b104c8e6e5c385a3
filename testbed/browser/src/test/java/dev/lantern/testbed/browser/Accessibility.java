package dev.lantern.testbed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.lantern.events.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The rules of WCAG 2.2 A and AA that a program can check, by axe-core in the page itself. */
final class Accessibility {

    private static final String RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}";

    private static final String AXE = axe();

    private Accessibility() {}

    /** The page has to run scripts. */
    static void assertNoViolations(Page page, String state) {
        page.evaluate(AXE);
        String found = (String)
                page.evaluate("async () => JSON.stringify((await axe.run(document, " + RULES + ")).violations)");
        List<String> sentences = new ArrayList<>();
        for (JsonNode violation : json(found)) {
            violation
                    .path("nodes")
                    .forEach(node -> sentences.add(violation.path("help").asText() + ": "
                            + node.path("html").asText()));
        }
        assertThat(sentences).as("what keeps people out of the %s", state).isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return EventCodec.json().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(
                Accessibility.class.getResourceAsStream("/axe.min.js"), "axe-core is on the test class path")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
