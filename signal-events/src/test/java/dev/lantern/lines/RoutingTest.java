package dev.lantern.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lantern.events.Channel;
import dev.lantern.events.RelaxationStep;
import dev.lantern.events.Urgency;
import dev.lantern.lines.Routing.Relaxation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

    private static final String FULL = """
        relaxation: [{after: 1m, step: LANGUAGE_ONLY}, {after: 2m, step: SUPERVISORS}]
        aging: {IMMINENT_DANGER: 1h, URGENT: 10m}
        careAfterSevere: 2
        capacityWeights: {VOICE: 60, CHAT: 25}
        wrapUp: {default: 1m, VOICE: 3m}
        waitLimit: {default: 9m, URGENT: 3m}
        hours: {zone: America/New_York, weekly: {MON: ['09:00-12:00', '13:00-24:00']}, holidays: ['2026-12-25'], outside: OFFER}
        surge: {from: 20, until: 5, supervisorsJoin: true, wrapUp: 10s}
        callback: {attempts: 2, spacing: 10m}
        """;

    @Test
    void every_key_says_what_it_means() {
        Routing routing = routing(FULL);

        assertThat(routing.relaxation())
                .containsExactly(
                        new Relaxation(Duration.ZERO, RelaxationStep.ALL),
                        new Relaxation(Duration.ofMinutes(1), RelaxationStep.LANGUAGE_ONLY),
                        new Relaxation(Duration.ofMinutes(2), RelaxationStep.SUPERVISORS));
        assertThat(routing.headStart(Urgency.URGENT)).isEqualTo(Duration.ofMinutes(10));
        assertThat(routing.headStart(Urgency.INFORMATION)).isZero();
        assertThat(routing.weight(Channel.VOICE)).isEqualTo(60);
        assertThat(routing.weight(Channel.SMS)).isEqualTo(1);
        assertThat(routing.wrapUp(Channel.VOICE)).isEqualTo(Duration.ofMinutes(3));
        assertThat(routing.wrapUp(Channel.SMS)).isEqualTo(Duration.ofMinutes(1));
        assertThat(routing.waitLimit(Urgency.URGENT)).isEqualTo(Duration.ofMinutes(3));
        assertThat(routing.surge()).isEqualTo(new Surge(20, 5, true, Duration.ofSeconds(10), null));
        assertThat(routing.callback()).isEqualTo(new Routing.Callback(2, Duration.ofMinutes(10)));
    }

    @Test
    void what_it_does_not_say_has_a_default() {
        assertThat(routing("careAfterSevere: 3\n")).isEqualTo(Routing.DEFAULT);
        assertThat(Routing.DEFAULT.weight(Channel.VOICE)).isEqualTo(Routing.WHOLE_ADVOCATE);
    }

    @Test
    void the_older_key_for_any_language_is_still_read() {
        List<Relaxation> steps = routing("anyLanguageAfter: 7m\n").relaxation();

        assertThat(steps).contains(new Relaxation(Duration.ofMinutes(7), RelaxationStep.INTERPRETER));
        assertThat(steps).isSortedAccordingTo((one, next) -> one.after().compareTo(next.after()));
    }

    @Test
    void two_policies_that_say_the_same_have_the_same_version_and_others_another() {
        assertThat(routing(FULL).version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(routing(FULL).version());
        assertThat(routing("careAfterSevere: 4\n").version()).isNotEqualTo(Routing.DEFAULT.version());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "step: LANGUAGE_ONLY      | step: LANGUAGES       | relaxation[0].step must be one of [ALL,"
                        + " LANGUAGE_ONLY, INTERPRETER, SUPERVISORS, OVERFLOW, ALARM]",
                "after: 1m                | after: soon           | relaxation[0].after must be a time such as 30s,"
                        + " 2m, 12h or 7d",
                "URGENT: 10m              | URGNT: 10m            | aging.URGNT is no urgency; there are"
                        + " [IMMINENT_DANGER, URGENT, STANDARD, INFORMATION]",
                "careAfterSevere: 2       | careAfterSevere: -1   | careAfterSevere must be a whole number from 0 to"
                        + " 100",
                "VOICE: 60                | VOICE: 101            | capacityWeights.VOICE must be a whole number from"
                        + " 1 to 100",
                "CHAT: 25                 | chat: 25              | capacityWeights.chat is neither 'default' nor a"
                        + " channel such as SMS",
                "default: 9m              | default: 9            | waitLimit.default must be a time such as 30s, 2m,"
                        + " 12h or 7d",
                "'09:00-12:00'            | '9-12'                | hours.weekly.MON[0] must be hours such as"
                        + " 09:00-17:30 or 00:00-24:00",
                "MON:                     | MOO:                  | hours.weekly.MOO is not a known key; did you mean"
                        + " hours.weekly.MON?",
                "'2026-12-25'             | '25.12.2026'          | hours.holidays[0] must be dates such as"
                        + " \"2026-12-25\", in quotes",
                "outside: OFFER           | outside: CLOSE        | hours.outside must be one of [WAIT, OFFER]",
                "from: 20,                | ''                    | surge.from is missing",
                "attempts: 2              | attempts: 0           | callback.attempts must be a whole number from 1 to"
                        + " 20",
            })
    void a_problem_names_file_and_key_and_the_schema_sees_it_too(String right, String wrong, String problem) {
        String invalid = file(FULL.replace(right, wrong));
        assertThat(problems(invalid))
                .contains("local.yaml: routing." + problem.replace("mean hours", "mean routing.hours"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Objects.requireNonNull(Line.class.getResourceAsStream("line.schema.json")))
                        .validate(invalid, InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "after: 1m                | after: 3m             | relaxation[1].after must not be less than that of"
                        + " the step before",
                "step: LANGUAGE_ONLY      | step: ALARM           | relaxation[1].step must come after ALARM; the"
                        + " steps are in the order [ALL, LANGUAGE_ONLY, INTERPRETER, SUPERVISORS, OVERFLOW, ALARM]",
                "URGENT: 10m              | STANDARD: 2h          | aging.STANDARD must not be more than that of"
                        + " URGENT, which is more urgent",
                "America/New_York         | Atlantis/City         | hours.zone must be a time zone such as"
                        + " America/New_York",
                "'13:00-24:00'            | '11:00-24:00'         | hours.weekly.MON must have spans in order that end"
                        + " after they begin; 11:00-24:00 does not",
                "until: 5                 | until: 20             | surge.until must be less than from",
                "step: SUPERVISORS        | step: OVERFLOW        | relaxation has the step OVERFLOW, which dials"
                        + " voice.backup.numbers: give them",
                "aging:                   | anyLanguageAfter: 3m$aging: | anyLanguageAfter is part of"
                        + " routing.relaxation now; leave it out",
            })
    void what_contradicts_itself_is_told_too(String right, String wrong, String problem) {
        assertThat(problems(file(FULL.replace(right, wrong.replace("$", "\n")))))
                .contains("local.yaml: routing." + problem);
    }

    private static Routing routing(String keys) {
        return LineFile.parse("local.yaml", file(keys)).routing();
    }

    private static String file(String routing) {
        return "line: local\nname: Local\nlanguages: [en]\nrouting:\n" + routing.indent(2);
    }

    private static List<String> problems(String yaml) {
        try {
            LineFile.parse("local.yaml", yaml);
            return new ArrayList<>();
        } catch (InvalidLinesException e) {
            return e.problems();
        }
    }
}
