package dev.lantern.lines;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.Channel;
import dev.lantern.events.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys below one key of a line file; what does not fit becomes a problem that names file and key. */
final class Section {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    private final String file;
    private final String path;
    private final JsonNode node;
    private final List<String> problems;

    Section(String file, String path, JsonNode node, List<String> problems) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isObject()) {
            problems.add(file + ": " + (path.isEmpty() ? "the file" : path) + " must be keys with values");
        }
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** Absent, or an empty list. */
    boolean lacks(String key) {
        JsonNode value = node.path(key);
        return value.isMissingNode() || (value.isArray() && value.isEmpty());
    }

    void onlyKeys(List<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                String nearest = known.stream()
                        .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                        .orElseThrow();
                problem(key, "is not a known key; did you mean " + pathOf(nearest) + "?");
            }
        }
    }

    void problem(String key, String what) {
        problems.add(file + ": " + pathOf(key) + " " + what);
    }

    /** Required, and not blank. */
    Optional<String> text(String key) {
        JsonNode value = node.path(key);
        if (value.isTextual() && !value.asText().isBlank()) {
            return Optional.of(value.asText());
        }
        problem(key, value.isMissingNode() ? "is missing" : "must be text");
        return Optional.empty();
    }

    Optional<String> text(String key, Pattern pattern, String meaning) {
        Optional<String> text = text(key);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            problem(key, "must be " + meaning);
            return Optional.empty();
        }
        return text;
    }

    /** Empty when absent. */
    List<String> texts(String key, Pattern pattern, String meaning) {
        JsonNode value = node.path(key);
        List<String> texts = new ArrayList<>();
        if (value.isMissingNode()) {
            return texts;
        }
        if (!value.isArray()) {
            problem(key, "must be a list");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            String item = key + "[" + i + "]";
            if (!value.get(i).isTextual()
                    || !pattern.matcher(value.get(i).asText()).matches()) {
                problem(item, "must be " + meaning);
            } else if (texts.contains(value.get(i).asText())) {
                problem(item, "is there twice");
            } else {
                texts.add(value.get(i).asText());
            }
        }
        return texts;
    }

    Optional<Boolean> flag(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            problem(key, "must be true or false");
        }
        return Optional.of(value.asBoolean());
    }

    Optional<Duration> duration(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        Matcher matcher = DURATION.matcher(value.asText());
        if (!matcher.matches()) {
            problem(key, "must be a time such as 30s, 2m, 12h or 7d");
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /** The key itself as a channel. */
    Optional<Channel> channel(String key) {
        try {
            return Optional.of(new Channel(key));
        } catch (IllegalArgumentException e) {
            problem(key, "is neither 'default' nor a channel such as SMS");
            return Optional.empty();
        }
    }

    /** The key itself as an urgency. */
    Optional<Urgency> urgency(String key) {
        for (Urgency urgency : Urgency.values()) {
            if (urgency.name().equals(key)) {
                return Optional.of(urgency);
            }
        }
        problem(key, "is no urgency; there are " + List.of(Urgency.values()));
        return Optional.empty();
    }

    /** Required: one of the names of an enum. */
    <E extends Enum<E>> Optional<E> name(String key, Class<E> names) {
        String text = node.path(key).asText();
        for (E constant : names.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        problem(key, has(key) ? "must be one of " + List.of(names.getEnumConstants()) : "is missing");
        return Optional.empty();
    }

    Optional<Integer> whole(String key, int least, int most) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            problem(key, "must be a whole number from " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(value.asInt());
    }

    /** A list of keys with values. */
    List<Section> sections(String key) {
        JsonNode value = node.path(key);
        List<Section> sections = new ArrayList<>();
        if (!value.isArray()) {
            problem(key, "must be a list");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            sections.add(new Section(file, pathOf(key) + "[" + i + "]", value.get(i), problems));
        }
        return sections;
    }

    boolean isSection(String key) {
        return node.path(key).isObject();
    }

    Optional<Section> section(String key) {
        JsonNode value = node.path(key);
        return value.isMissingNode() ? Optional.empty() : Optional.of(new Section(file, pathOf(key), value, problems));
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
