package dev.lantern.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lantern.events.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFileTest {

    private static final Path DEMO_LINES = Path.of("..", "deploy", "lines");
    private static final Path DEMO = DEMO_LINES.resolve("national.yaml");
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Objects.requireNonNull(Line.class.getResourceAsStream("line.schema.json")));

    @TempDir
    Path folder;

    @Test
    void the_demo_line_is_valid() throws IOException {
        assertThat(SCHEMA.validate(Files.readString(DEMO), InputFormat.YAML)).isEmpty();
        Line line =
                LineFolder.open(DEMO_LINES).current().byNumber("+15550100733").orElseThrow();
        assertThat(line.id()).isEqualTo("national");
        assertThat(line.languages()).containsExactly("en", "es");
        assertThat(line.sms().keywords().stop().get("es")).contains("ALTO");
        assertThat(line.sms().firstAnswer().get("en")).contains("{wait}").contains("911");
        assertThat(line.sms().afterHours()).containsOnlyKeys("en", "es");
        assertThat(line.webform().enabled()).isTrue();
        assertThat(line.routing().offerTimeout(Channel.SMS)).isEqualTo(Duration.ofSeconds(30));
        assertThat(line.routing().offerTimeout(Channel.WEBFORM)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void the_demo_line_shows_every_key_of_the_schema() throws IOException {
        JsonNode demo = new YAMLMapper().readTree(DEMO.toFile());
        assertThat(keys("", demo)).containsAll(schemaKeys("", SCHEMA.getSchemaNode()));
    }

    @Test
    void what_a_line_does_not_say_has_a_default() throws IOException {
        Line line = read("line: local\nname: Local\nlanguages: [en]\n").orElseThrow();
        assertThat(line.sms().numbers()).isEmpty();
        assertThat(line.webform().enabled()).isFalse();
        assertThat(line.routing()).isEqualTo(Routing.DEFAULT);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name: Local                  | name: 7                      | name must be text",
                "name: Local                  | name: ' '                    | name must be text",
                "name: Local                  | nam: Local                   | name is missing; nam is not a known"
                        + " key; did you mean name?",
                "languages: [en, es]          | languages: []                | languages needs at least one language;"
                        + " the first is the default",
                "languages: [en, es]          | languages: en                | languages must be a list",
                "languages: [en, es]          | languages: [en, EN]          | languages[1] must be a language tag"
                        + " such as en or pt-BR",
                "languages: [en, es]          | languages: [en, en]          | languages[1] is there twice",
                "numbers: ['+15550100733']    | numbers: [+15550100733]      | sms.numbers[0] must be a number such as"
                        + " \"+15550100733\", in quotes",
                "numbers: ['+15550100733']    | numbers: ['0555 0100733']    | sms.numbers[0] must be a number such as"
                        + " \"+15550100733\", in quotes",
                "numbers: ['+15550100733']    | number: ['+15550100733']     | sms.number is not a known key; did you"
                        + " mean sms.numbers?",
                "stop: {es: [ALTO]}           | stop: {es: [HASTA LUEGO]}    | sms.keywords.stop.es[0] must be one"
                        + " word of letters",
                "stop: {es: [ALTO]}           | stop: {ES: [ALTO]}           | sms.keywords.stop.ES must be a language"
                        + " tag such as en or pt-BR",
                "stop: {es: [ALTO]}           | stopp: {es: [ALTO]}          | sms.keywords.stopp is not a known key;"
                        + " did you mean sms.keywords.stop?",
                "firstAnswer: {en: Hello}     | firstAnswer: {en: 7}         | sms.firstAnswer.en must be text",
                "rcs: [an_agent]              | rcs: ['rcs:an_agent']        | sms.rcs[0] must be the name of an RCS"
                        + " sender, without \"rcs:\"",
                "numbers: ['988', '+18005550100'] | numbers: [988]           | voice.numbers[0] must be a number such as"
                        + " \"+15550100733\" or \"988\", in quotes",
                "languageOf: {'988': es}      | languageOf: {'988': 7}       | voice.languageOf.988 must be text",
                "after: 30s                   | after: 30                    | voice.backup.after must be a time such as"
                        + " 30s, 2m, 12h or 7d",
                "tty: '711'                   | tty: none                    | voice.tty must be a number as people dial"
                        + " it, such as \"711\", in quotes",
                "ring: 15s                    | rings: 15s                   | voice.rings is not a known key; did you"
                        + " mean voice.ring?",
                "advocatesRing: OFFERED       | advocatesRing: offered       | voice.advocatesRing must be one of"
                        + " [OFFERED, ACCEPTED]",
                "within: 4h                   | within: 4                    | voice.callback.within must be a time such"
                        + " as 30s, 2m, 12h or 7d",
                "countries: [US]              | countries: [USA]             | voice.callback.countries[0] must be a"
                        + " country such as US",
                "callerId: '+15550100788'     | callerId: '988'              | voice.callback.callerId must be a number"
                        + " such as \"+15550100733\", in quotes",
                "within: 4h                   | withn: 4h                    | voice.callback.withn is not a known key;"
                        + " did you mean voice.callback.within?",
                "fullAt: 9                    | fullAt: 0                    | voice.fullAt must be a whole number from"
                        + " 1 to 100000",
                "enabled: true                | enabled: maybe               | webform.enabled must be true or false",
                "enabled: true                | telephone: 911               | webform.telephone must be text",
                "quietWindow: 12h             | quietWindow: 12              | routing.quietWindow must be a time such"
                        + " as 30s, 2m, 12h or 7d",
                "quietWindow: 12h             | quietWindow: PT12H           | routing.quietWindow must be a time such"
                        + " as 30s, 2m, 12h or 7d",
                "quietWindow: 12h             | quietWindow: 0s              | routing.quietWindow must be a time such"
                        + " as 30s, 2m, 12h or 7d",
                "quietWindow: 12h             | quiteWindow: 12h             | routing.quiteWindow is not a known key;"
                        + " did you mean routing.quietWindow?",
                "offerTimeout: {default: 30s} | offerTimeout: {default: 30}  | routing.offerTimeout.default must be a"
                        + " time such as 30s, 2m, 12h or 7d",
                "offerTimeout: {default: 30s} | offerTimeout: {sms: 30s}     | routing.offerTimeout.sms is neither"
                        + " 'default' nor a channel such as SMS",
                "offerTimeout: {default: 30s} | offerTimeout: [30s]          | routing.offerTimeout must be a time"
                        + " such as 30s, 2m, 12h or 7d",
            })
    void a_problem_names_file_and_key(String right, String wrong, String problems) throws IOException {
        String valid = """
            line: local
            name: Local
            languages: [en, es]
            sms:
              numbers: ['+15550100733']
              rcs: [an_agent]
              keywords:
                stop: {es: [ALTO]}
              firstAnswer: {en: Hello}
            voice:
              numbers: ['988', '+18005550100']
              languages: [es, en]
              languageOf: {'988': es}
              greeting: {en: Hello}
              tty: '711'
              music: https://example.org/rain.mp3
              fullAt: 9
              ring: 15s
              advocatesRing: OFFERED
              backup: {numbers: ['+15550100199'], after: 30s}
              callback: {callerId: '+15550100788', within: 4h, countries: [US], zone: America/New_York}
            webform:
              enabled: true
            routing:
              offerTimeout: {default: 30s}
              quietWindow: 12h
            """;
        assertThat(read(valid)).isPresent();
        assertThat(SCHEMA.validate(valid, InputFormat.YAML)).isEmpty();
        String invalid = valid.replace(right, wrong);
        assertThat(problemsOf("local.yaml", invalid))
                .containsExactlyInAnyOrderElementsOf(List.of(problems.split("; (?=[a-z.]+ is not a known)")).stream()
                        .map(problem -> "local.yaml: " + problem)
                        .toList());
        assertThat(SCHEMA.validate(invalid, InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void what_only_the_whole_voice_part_tells_is_told_too() throws IOException {
        String voice = "line: local\nname: Local\nlanguages: [en, es]\nvoice:\n";
        assertThat(problemsOf("local.yaml", voice + "  numbers: ['988']\n"))
                .containsExactly(
                        "local.yaml: voice.callerId is missing: none of voice.numbers can be shown on a telephone");
        assertThat(problemsOf(
                        "local.yaml", voice + "  numbers: ['+18005550100']\n  languageOf: {'+18005550100': fr}\n"))
                .containsExactly("local.yaml: voice.languageOf.+18005550100 must be one of the languages [en, es]");
        assertThat(problemsOf(
                        "local.yaml",
                        voice + "  numbers: ['+18005550100']\n  ring: 2m\n  backup: {numbers: ['+18005550100']}\n"))
                .containsExactly(
                        "local.yaml: voice.ring must not be more than 60s",
                        "local.yaml: voice.backup.numbers must not hold a number of the line itself: callers would go"
                                + " in a circle");
    }

    @Test
    void a_call_back_shows_a_number_of_its_own_and_goes_by_a_clock() throws IOException {
        String voice = "line: local\nname: Local\nlanguages: [en]\nvoice:\n  numbers: ['+18005550100']\n  callback: ";
        String hours = "routing: {hours: {zone: America/Denver, weekly: {MON: ['08:00-18:00']}}}\n";
        assertThat(problemsOf("local.yaml", voice + "{callerId: '+18005550100', zone: Mars, within: 25h}\n" + hours))
                .containsExactly(
                        "local.yaml: voice.callback.callerId must not be one of voice.numbers: whoever sees it on a"
                                + " telephone could look it up",
                        "local.yaml: voice.callback.zone must be a time zone such as America/New_York",
                        "local.yaml: voice.callback.within must not be more than 86400s");
        assertThat(problemsOf("local.yaml", voice + "{zone: America/Denver}\n"))
                .containsExactly("local.yaml: voice.callback.callerId is missing");
        assertThat(problemsOf("local.yaml", voice + "{callerId: '+18005550101'}\n"))
                .containsExactly("local.yaml: voice.callback.zone is missing: people name times by a clock, and"
                        + " routing.hours, which has one, is not there");
        assertThat(read(voice + "{callerId: '+18005550101'}\n" + hours))
                .map(line -> line.voice().callback())
                .hasValueSatisfying(callback -> {
                    assertThat(callback.clock()).isEqualTo(ZoneId.of("America/Denver"));
                    assertThat(callback.countries()).containsExactly("US");
                    assertThat(callback.soonest()).isEqualTo(Duration.ofSeconds(30));
                });
    }

    @Test
    void who_dials_a_number_finds_its_line() throws IOException {
        Line line =
                read("line: local\nname: Local\nlanguages: [en]\nvoice: {numbers: ['988'], callerId: '+18005550100'}\n")
                        .orElseThrow();
        assertThat(new Lines(List.of(line)).byDialledNumber("988")).contains(line);
        assertThat(line.voice().languages()).containsExactly("en");
        assertThat(line.voice().callerId()).isEqualTo("+18005550100");
    }

    @Test
    void the_file_has_the_name_of_the_line() throws IOException {
        assertThat(problemsOf("other.yaml", "line: local\nname: Local\nlanguages: [en]\n"))
                .containsExactly("other.yaml: line is 'local', so the file must be called local.yaml");
    }

    @Test
    void what_is_not_yaml_is_told_with_its_place() throws IOException {
        assertThat(problemsOf("local.yaml", "line: local\nname: [\n"))
                .singleElement()
                .asString()
                .startsWith("local.yaml (line ");
        assertThat(problemsOf("local.yaml", "line: local\nline: local\n"))
                .singleElement()
                .asString()
                .contains("Duplicate field 'line'");
        assertThat(problemsOf("local.yaml", "")).contains("local.yaml: the file must be keys with values");
    }

    private Optional<Line> read(String yaml) throws IOException {
        return LineFile.read(
                Files.writeString(folder.resolve(yaml.substring(6, yaml.indexOf('\n')) + ".yaml"), yaml),
                new ArrayList<>());
    }

    private List<String> problemsOf(String file, String yaml) throws IOException {
        List<String> problems = new ArrayList<>();
        LineFile.read(Files.writeString(folder.resolve(file), yaml), problems);
        return problems;
    }

    private static TreeSet<String> keys(String path, JsonNode yaml) {
        TreeSet<String> keys = new TreeSet<>();
        yaml.properties().forEach(entry -> {
            keys.add(path + entry.getKey());
            keys.addAll(keys(path + entry.getKey() + ".", entry.getValue()));
        });
        return keys;
    }

    private static TreeSet<String> schemaKeys(String path, JsonNode schema) {
        TreeSet<String> keys = new TreeSet<>();
        schema.path("properties").properties().forEach(entry -> {
            if (entry.getValue().path("deprecated").asBoolean()) {
                return;
            }
            keys.add(path + entry.getKey());
            keys.addAll(schemaKeys(path + entry.getKey() + ".", entry.getValue()));
        });
        return keys;
    }
}
