package dev.lantern.routing.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.Channel;
import dev.lantern.events.DeskCommand;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every file in {@code scenarios} is a story that the engine has to get right; its name is the sentence. */
class ScenarioTest {

    private static final String ALWAYS = "always";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyStoryEndsAsItsNameSays() throws IOException, URISyntaxException {
        Path files = Path.of(Objects.requireNonNull(getClass().getResource("/scenarios"), "scenarios")
                .toURI());
        List<Path> all;
        try (Stream<Path> found = Files.list(files)) {
            all = found.sorted().toList();
        }
        assertThat(all).hasSizeGreaterThan(10);
        return all.stream().map(file -> DynamicTest.dynamicTest(sentence(file), () -> tell(Scenario.read(file))));
    }

    @Test
    void aSentenceThatMeansNothingIsAMistakeInTheFile() {
        Telling line = new Telling(policy(null));
        org.assertj.core.api.Assertions.assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Happenings.ALL.tell(line, "anna sings"))
                .withMessageContaining("'anna sings' means 0 things");
    }

    private void tell(Scenario scenario) {
        Scenario.Orders orders = scenario.orders();
        if (orders == null) {
            begun(scenario);
            return;
        }
        for (List<String> order : permutations(List.copyOf(orders.steps().keySet()))) {
            for (String apart : orders.apart()) {
                Telling line = begun(scenario);
                inOrder(line, orders, order, Times.of(apart));
            }
        }
    }

    private Telling begun(Scenario scenario) {
        Telling line = new Telling(policy(scenario));
        scenario.advocates().forEach((id, advocate) -> {
            line.enrol(profile(id, advocate));
            if (!Boolean.TRUE.equals(advocate.absent())) {
                line.command(new DeskCommand.SignIn(line.nextId(), Telling.LINE, id, line.now));
            }
        });
        for (Scenario.Step step : scenario.steps()) {
            explained(step.at() + ", " + step.does(), () -> {
                line.passUntil(Times.of(step.at()));
                Happenings.ALL.tell(line, step.does());
                claim(line, step.then());
            });
        }
        return line;
    }

    private static void inOrder(Telling line, Scenario.Orders orders, List<String> order, Duration apart) {
        explained(order + ", " + apart + " apart", () -> {
            Duration at = Times.of(orders.at());
            line.passUntil(at);
            for (String name : order) {
                line.now = line.now.plus(apart);
                Happenings.ALL.tell(line, orders.steps().getOrDefault(name, name));
            }
            claim(line, orders.then().get(ALWAYS));
            claim(line, orders.then().get(order.getFirst()));
        });
    }

    private static void claim(Telling line, @Nullable List<String> claims) {
        for (String claim : claims == null ? List.<String>of() : claims) {
            explained(claim, () -> Claims.ALL.tell(line, claim));
        }
    }

    private static void explained(String where, Runnable what) {
        try {
            what.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(where + ": " + e.getMessage(), e);
        }
    }

    private static AdvocateProfile profile(String id, Scenario.Advocate advocate) {
        Map<Channel, Integer> capacity = new HashMap<>();
        advocate.takes().forEach((channel, room) -> capacity.put(new Channel(channel), room));
        return new AdvocateProfile(
                id,
                id,
                Objects.requireNonNullElse(advocate.speaks(), List.of("en")),
                Objects.requireNonNullElse(advocate.levels(), Map.of()),
                Objects.requireNonNullElse(advocate.skills(), Map.of()),
                Objects.requireNonNullElse(advocate.places(), List.of()),
                capacity,
                advocate.supervisor(),
                advocate.interpreter());
    }

    private Line policy(@Nullable Scenario scenario) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("line", Telling.LINE).put("name", "National");
        line.putArray("languages").add("en").add("es");
        if (scenario != null && scenario.routing() != null) {
            line.set("routing", scenario.routing());
        }
        try {
            Path file = folder.resolve(Telling.LINE + ".yaml");
            Files.writeString(file, new YAMLMapper().writeValueAsString(line));
            return LineFile.read(file);
        } catch (IOException e) {
            throw new AssertionError("the policy cannot be written", e);
        }
    }

    private static String sentence(Path file) {
        return file.getFileName().toString().replace(".yaml", "").replace('-', ' ');
    }

    private static List<List<String>> permutations(List<String> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : items) {
            List<String> rest = new ArrayList<>(items);
            rest.remove(first);
            permutations(rest).forEach(tail -> {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            });
        }
        return all;
    }
}
