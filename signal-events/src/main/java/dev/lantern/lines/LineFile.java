package dev.lantern.lines;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lantern.events.RelaxationStep;
import dev.lantern.lines.Line.Texts;
import dev.lantern.lines.Line.Webform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One line file: read, checked key by key, all problems collected. */
public final class LineFile {

    static final String ENDING = ".yaml";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private static final String NUMBER = "a number such as \"+15550100733\", in quotes";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> problems;
    private final String file;
    private final boolean namedAsLine;

    /** @param namedAsLine whether the file has to be named as its line, as in a folder of lines */
    private LineFile(String file, boolean namedAsLine, List<String> problems) {
        this.file = file;
        this.namedAsLine = namedAsLine;
        this.problems = problems;
    }

    /**
     * One line from the text of its file.
     *
     * @param file the name of the file, which is that of the line
     * @throws InvalidLinesException with every problem
     */
    public static Line parse(String file, String yaml) {
        List<String> problems = new ArrayList<>();
        Optional<Line> line = read(file, yaml, problems);
        return line.orElseThrow(() -> new InvalidLinesException(problems));
    }

    /**
     * One line from its file, which may lie anywhere and have any name.
     *
     * @throws InvalidLinesException with every problem
     */
    public static Line read(Path path) {
        List<String> problems = new ArrayList<>();
        String file = path.getFileName().toString();
        try {
            String yaml = Files.readString(path);
            return new LineFile(file, false, problems)
                    .parsed(yaml)
                    .orElseThrow(() -> new InvalidLinesException(problems));
        } catch (IOException e) {
            throw new InvalidLinesException(List.of(file + ": cannot be read: " + e.getMessage()));
        }
    }

    /** The line, or empty when problems were added. */
    static Optional<Line> read(Path path, List<String> problems) {
        String file = path.getFileName().toString();
        try {
            return read(file, Files.readString(path), problems);
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Line> read(String file, String yaml, List<String> problems) {
        return new LineFile(file, true, problems).parsed(yaml);
    }

    private Optional<Line> parsed(String yaml) {
        try {
            return line(YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ")";
            problems.add(file + where + ": not readable as YAML: " + e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private Optional<Line> line(JsonNode tree) {
        int before = problems.size();
        Section root = new Section(file, "", tree, problems);
        root.onlyKeys(List.of("line", "name", "languages", "sms", "voice", "webform", "routing"));
        String id =
                root.text("line", ID, "lower-case letters, digits and hyphens").orElse("");
        if (namedAsLine && !id.isEmpty() && !file.equals(id + ENDING)) {
            root.problem("line", "is '" + id + "', so the file must be called " + id + ENDING);
        }
        String name = root.text("name").orElse("");
        List<String> languages = root.texts("languages", LANGUAGE, "a language tag such as en or pt-BR");
        if (root.lacks("languages")) {
            root.problem("languages", "needs at least one language; the first is the default");
        }
        Routing routing = routing(root);
        Line line = new Line(id, name, languages, sms(root), voice(root, languages, routing), webform(root), routing);
        boolean overflows =
                line.routing().relaxation().stream().anyMatch(step -> step.step() == RelaxationStep.OVERFLOW);
        if (overflows && line.voice().backup().numbers().isEmpty()) {
            root.problem("routing.relaxation", "has the step OVERFLOW, which dials voice.backup.numbers: give them");
        }
        return problems.size() == before ? Optional.of(line) : Optional.empty();
    }

    private Texts sms(Section root) {
        return root.section("sms")
                .map(sms -> TextsSection.of(sms, sms.texts("numbers", E164, NUMBER)))
                .orElse(Texts.NONE);
    }

    private static Voice voice(Section root, List<String> languages, Routing routing) {
        Voice voice = root.section("voice")
                .map(section -> VoiceSection.of(section, languages))
                .orElse(Voice.NONE);
        Hours hours = routing.hours();
        if (hours != null) {
            return voice.at(hours.zone());
        }
        if (voice.callback() != null && voice.callback().zone() == null) {
            root.problem(
                    "voice.callback.zone",
                    "is missing: people name times by a clock, and routing.hours, which has one, is not there");
        }
        return voice;
    }

    private Webform webform(Section root) {
        return root.section("webform")
                .map(webform -> {
                    webform.onlyKeys(List.of("enabled", "telephone"));
                    return new Webform(
                            webform.flag("enabled").orElse(false),
                            webform.has("telephone")
                                    ? webform.text("telephone", E164, NUMBER).orElse(null)
                                    : null);
                })
                .orElse(Webform.OFF);
    }

    private static Routing routing(Section root) {
        return root.section("routing").map(RoutingSection::of).orElse(Routing.DEFAULT);
    }
}
