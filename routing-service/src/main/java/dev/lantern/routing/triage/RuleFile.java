package dev.lantern.routing.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.lantern.events.Urgency;
import dev.lantern.routing.triage.Wording.Apostrophes;
import dev.lantern.routing.triage.Wording.Writing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One file of rules: {@code rules.yaml} says what is looked for, {@code <language>.yaml} how it is said. */
final class RuleFile {

    static final String RULES = "rules.yaml";
    static final String ENDING = ".yaml";

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static final Pattern ID = Pattern.compile("[a-z]+(?:[.-][a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}");
    private static final Pattern EXPERTISE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
    private static final List<String> RULE_KEYS = List.of("id", "urgency", "past", "reason", "expertise", "negatable");
    private static final List<String> LANGUAGE_KEYS = List.of(
            "language",
            "writing",
            "apostrophes",
            "spellings",
            "words",
            "negations",
            "through",
            "denials",
            "notNegations",
            "common",
            "past",
            "idioms",
            "phrases");

    private final String name;
    private final List<String> problems;

    /** @param problems gets a sentence for each problem, with file and key */
    RuleFile(String name, List<String> problems) {
        this.name = name;
        this.problems = problems;
    }

    List<Rule> rules(byte[] yaml) {
        JsonNode root = tree(yaml);
        onlyKeys(root, "", List.of("rules"));
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (int i = 0; i < root.path("rules").size(); i++) {
            String at = "rules[" + i + "]";
            rule(root.path("rules").get(i), at).ifPresent(rule -> {
                if (rules.putIfAbsent(rule.id(), rule) != null) {
                    problem(at + ".id", "is there twice: " + rule.id());
                }
            });
        }
        if (rules.isEmpty()) {
            problem("rules", "needs at least one rule");
        }
        return List.copyOf(rules.values());
    }

    private Optional<Rule> rule(JsonNode node, String at) {
        int before = problems.size();
        onlyKeys(node, at + ".", RULE_KEYS);
        String id = text(node, at, "id", ID, "lower-case words with '.' and '-'");
        String reason = node.path("reason").asText("");
        if (reason.isBlank()) {
            problem(at + ".reason", "must be a sentence, which advocates will read");
        }
        Urgency urgency = choice(node, at, "urgency", Urgency.class, Urgency.STANDARD);
        Urgency past = node.has("past") ? choice(node, at, "past", Urgency.class, urgency) : urgency;
        List<String> expertise = texts(node.path("expertise"), at + ".expertise");
        if (!expertise.stream().allMatch(name -> EXPERTISE.matcher(name).matches())) {
            problem(at + ".expertise", "must be names such as MINORS");
        }
        boolean negatable = node.path("negatable").asBoolean(true);
        return problems.size() == before
                ? Optional.of(new Rule(id, urgency, past, reason, expertise, negatable))
                : Optional.empty();
    }

    Optional<Wording> wording(byte[] yaml, List<Rule> rules) {
        int before = problems.size();
        JsonNode root = tree(yaml);
        onlyKeys(root, "", LANGUAGE_KEYS);
        String tag = text(root, "", "language", TAG, "a language such as en");
        if (!name.equals(tag + ENDING)) {
            problem("language", "is '" + tag + "', so the file must be called " + tag + ENDING);
        }
        Map<String, List<String>> phrases = lists(root.path("phrases"), "phrases");
        List<String> ids = rules.stream().map(Rule::id).toList();
        phrases.keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> problem("phrases." + id, "is no rule of " + RULES));
        Wording wording = new Wording(
                name,
                tag,
                choice(root, "", "writing", Writing.class, Writing.LATIN),
                choice(root, "", "apostrophes", Apostrophes.class, Apostrophes.JOIN),
                spellings(root.path("spellings")),
                lists(root.path("words"), "words"),
                texts(root.path("negations"), "negations"),
                texts(root.path("through"), "through"),
                texts(root.path("denials"), "denials"),
                texts(root.path("notNegations"), "notNegations"),
                texts(root.path("common"), "common"),
                texts(root.path("past"), "past"),
                texts(root.path("idioms"), "idioms"),
                phrases);
        return problems.size() == before ? Optional.of(wording) : Optional.empty();
    }

    private JsonNode tree(byte[] yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree.isObject()) {
                return tree;
            }
            problems.add(name + ": must be keys with values");
        } catch (JsonProcessingException e) {
            problems.add(name + ": is not readable as YAML: " + e.getOriginalMessage());
        } catch (java.io.IOException e) {
            problems.add(name + ": cannot be read");
        }
        return YAML.createObjectNode();
    }

    private void problem(String key, String what) {
        problems.add(name + ": " + key + " " + what);
    }

    private void onlyKeys(JsonNode node, String path, List<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problem(path + key, "is not a known key; there are " + String.join(", ", known));
            }
        });
    }

    private String text(JsonNode node, String at, String key, Pattern pattern, String meaning) {
        String text = node.path(key).asText("");
        if (!pattern.matcher(text).matches()) {
            problem(at.isEmpty() ? key : at + "." + key, "must be " + meaning);
        }
        return text;
    }

    private <E extends Enum<E>> E choice(JsonNode node, String at, String key, Class<E> type, E fallback) {
        String text = node.path(key).asText("").toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        problem(at.isEmpty() ? key : at + "." + key, "must be one of " + List.of(type.getEnumConstants()));
        return fallback;
    }

    private Map<String, String> spellings(JsonNode node) {
        Map<String, String> spellings = new TreeMap<>();
        node.properties().forEach(entry -> {
            String written = entry.getValue().asText("");
            if (written.isBlank() || written.contains(" ") || entry.getKey().contains(" ")) {
                problem("spellings." + entry.getKey(), "must be one word for one word");
            }
            spellings.put(entry.getKey(), written);
        });
        return spellings;
    }

    private Map<String, List<String>> lists(JsonNode node, String at) {
        Map<String, List<String>> lists = new TreeMap<>();
        node.properties()
                .forEach(entry -> lists.put(entry.getKey(), texts(entry.getValue(), at + "." + entry.getKey())));
        return lists;
    }

    /** Empty when absent. */
    private List<String> texts(JsonNode node, String at) {
        List<String> texts = new ArrayList<>();
        if (!node.isMissingNode() && !node.isArray()) {
            problem(at, "must be a list");
        }
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            if (node.get(i).isTextual() && !node.get(i).asText().isBlank()) {
                texts.add(node.get(i).asText());
            } else {
                problem(at + "[" + i + "]", "must be text; put it in quotes");
            }
        }
        return texts;
    }
}
