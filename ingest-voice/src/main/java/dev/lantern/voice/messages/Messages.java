package dev.lantern.voice.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said in each language: those shipped, and those of a folder, which may replace them. Immutable. */
public final class Messages {

    /** The language of last resort. */
    public static final String ENGLISH = "en";

    private static final List<String> SHIPPED = List.of(ENGLISH, "es");
    private static final String ENDING = ".properties";

    private final Map<String, MessageFile> byLanguage;

    private Messages(Map<String, MessageFile> byLanguage) {
        this.byLanguage = Map.copyOf(byLanguage);
    }

    /**
     * @param folder with files {@code <language>.properties}, or none
     * @throws InvalidMessagesException with a sentence for each file and key that is wrong
     */
    public static Messages load(@Nullable Path folder) {
        Map<String, MessageFile> files = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (String language : SHIPPED) {
            InputStream shipped =
                    Objects.requireNonNull(Messages.class.getResourceAsStream(language + ENDING), "is shipped");
            files.put(language, MessageFile.of(language + ENDING, properties(shipped), problems));
        }
        for (Path file : folder == null ? List.<Path>of() : filesIn(folder)) {
            String name = file.getFileName().toString();
            try {
                files.put(
                        name.substring(0, name.length() - ENDING.length()),
                        MessageFile.of(name, properties(Files.newInputStream(file)), problems));
            } catch (IOException e) {
                problems.add(name + " cannot be read.");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidMessagesException(problems);
        }
        return new Messages(files);
    }

    public boolean speaks(String language) {
        return found(language).isPresent();
    }

    /** In words for a sentence. */
    public String languages() {
        return String.join(", ", new TreeSet<>(byLanguage.keySet()));
    }

    /** In that language, or in its base ({@code es} for {@code es-MX}), or in English. */
    public MessageFile in(String language) {
        return found(language).orElseGet(() -> Objects.requireNonNull(byLanguage.get(ENGLISH)));
    }

    private Optional<MessageFile> found(String language) {
        MessageFile exact = byLanguage.get(language);
        return Optional.ofNullable(exact != null ? exact : byLanguage.get(language.replaceFirst("-.*", "")));
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(InputStream stream) {
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
