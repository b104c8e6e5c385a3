package dev.lantern.chat.wire;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    @Test
    void spanish_says_everything_that_english_says() throws IOException {
        Map<String, String> english = Arrays.stream(Words.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Message.class))
                .collect(toMap(method -> method.getName(), method -> method.getAnnotation(Message.class)
                        .value()));
        Map<String, String> spanish = spanish();

        assertThat(spanish.keySet()).isEqualTo(english.keySet());
        english.forEach((key, sentence) ->
                assertThat(placeholders(spanish.getOrDefault(key, ""))).as(key).isEqualTo(placeholders(sentence)));
    }

    private static Set<String> placeholders(String sentence) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(sentence).results().forEach(match -> found.add(match.group()));
        return found;
    }

    private static Map<String, String> spanish() throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(WordsTest.class.getResourceAsStream("/messages/words_es.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        return words.entrySet().stream().collect(toMap(e -> (String) e.getKey(), e -> (String) e.getValue()));
    }
}
