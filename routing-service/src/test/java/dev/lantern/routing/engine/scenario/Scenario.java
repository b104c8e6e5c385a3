package dev.lantern.routing.engine.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A story from a file; its name is the sentence that it proves.
 *
 * @param story what went wrong elsewhere, or why this has to hold
 * @param routing the line's policy as in a line file; absent means the defaults
 * @param advocates who is on the roster, in this order; all are signed in at the start unless they are {@code absent}
 * @param steps each a time since the start with one sentence, and maybe {@code then}: what has to hold after it
 * @param orders steps that are told in every order after the others, at the same instant and apart
 */
record Scenario(
        String story,
        @Nullable JsonNode routing,
        Map<String, Advocate> advocates,
        List<Step> steps,
        @Nullable Orders orders) {

    record Advocate(
            Map<String, Integer> takes,
            @Nullable List<String> speaks,
            @Nullable Map<String, Integer> levels,
            @Nullable Map<String, Integer> skills,
            @Nullable List<String> places,
            @Nullable Boolean supervisor,
            @Nullable Boolean interpreter,
            @Nullable Boolean absent) {}

    /** @param at since the start, such as {@code 1m30s} or {@code 250ms} */
    record Step(
            String at,
            @JsonProperty("do") String does,
            @Nullable List<String> then) {}

    /**
     * @param apart how far each is from the one before
     * @param steps sentences by a name
     * @param then what has to hold in every order ({@code always}), or when the named step came first
     */
    record Orders(String at, List<String> apart, Map<String, String> steps, Map<String, List<String>> then) {}

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Scenario read(Path file) {
        try {
            return YAML.readValue(Files.readString(file), Scenario.class);
        } catch (IOException e) {
            throw new AssertionError(file.getFileName() + " is no scenario: " + e.getMessage(), e);
        }
    }
}
