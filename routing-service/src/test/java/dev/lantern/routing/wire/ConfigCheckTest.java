package dev.lantern.routing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Reader;
import dev.lantern.events.sealing.KeyFolder;
import dev.lantern.events.sealing.Keyring;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {

    private static final Map<String, String> KAFKA = Map.of("bootstrap.servers", "kafka:9092");

    @TempDir
    Path folder;

    @Test
    void acceptsTheDefaults() {
        assertThat(ConfigCheck.problemsOf(config(Map.of()), KAFKA)).isEmpty();
    }

    @Test
    void namesEveryKeyThatIsMissing() {
        RoutingConfig nothing = new SmallRyeConfigBuilder()
                .withMapping(RoutingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(RoutingConfig.class);
        assertThat(ConfigCheck.problemsOf(nothing, Map.of()))
                .anySatisfy(problem -> assertThat(problem).startsWith("kafka.bootstrap.servers is missing"))
                .anySatisfy(problem -> assertThat(problem).startsWith("lantern.keys.folder is missing"))
                .anySatisfy(problem -> assertThat(problem).startsWith("lantern.lines.folder is missing"));
    }

    @Test
    void namesTheKeyWhoseValueDoesNotFit() {
        RoutingConfig config = config(Map.of(
                "lantern.topics.partitions", "0",
                "lantern.routing.application-id", "a b",
                "lantern.routing.replication-factor", "0",
                "lantern.routing.threads", "0",
                "lantern.routing.session-timeout", "10ms",
                "lantern.desk.heartbeat", "1h",
                "lantern.lines.folder", "/nowhere/at/all"));
        assertThat(ConfigCheck.problemsOf(config, KAFKA))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "lantern.topics.partitions",
                        "lantern.routing.application-id",
                        "lantern.routing.replication-factor",
                        "lantern.routing.threads",
                        "lantern.routing.session-timeout",
                        "lantern.desk.heartbeat",
                        "lantern.lines.folder");
    }

    @Test
    void refusesToRunWithoutKnowingWhoseTokensToBelieve() {
        assertThat(LoginCheck.problemsOf(name -> Optional.empty())).hasSize(2);
        Map<String, String> keyOnly = Map.of("quarkus.oidc.public-key", "k", "quarkus.oidc.token.audience", "lantern");
        assertThat(LoginCheck.problemsOf(name -> Optional.ofNullable(keyOnly.get(name))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("quarkus.oidc.token.issuer is missing"));
        Map<String, String> provider =
                Map.of("quarkus.oidc.auth-server-url", "https://id", "quarkus.oidc.token.audience", "lantern");
        assertThat(LoginCheck.problemsOf(name -> Optional.ofNullable(provider.get(name))))
                .isEmpty();
    }

    @Test
    void namesTheKeyFilesThatAreMissing() throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        KeyFolder.generate(keys, List.of(Reader.DESK, Reader.SMS, Reader.VOICE));
        assertThat(KeyCheck.problemsOf(Keyring.load(keys))).isEmpty();
        Files.delete(keys.resolve("desk.private.json"));
        Files.delete(keys.resolve("sms.public.json"));
        Files.delete(keys.resolve("voice.public.json"));
        assertThat(KeyCheck.problemsOf(Keyring.load(keys)))
                .anySatisfy(problem -> assertThat(problem).contains("desk.private.json"))
                .anySatisfy(problem -> assertThat(problem).contains("sms.public.json"))
                .anySatisfy(problem -> assertThat(problem).contains("voice.public.json"));
    }

    private RoutingConfig config(Map<String, String> other) {
        Map<String, String> all = new HashMap<>(Map.of(
                "lantern.keys.folder", folder.toString(),
                "lantern.lines.folder", folder.toString()));
        all.putAll(other);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .withMapping(RoutingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(RoutingConfig.class);
    }
}
