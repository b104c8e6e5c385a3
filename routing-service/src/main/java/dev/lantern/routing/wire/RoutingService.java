package dev.lantern.routing.wire;

import dev.lantern.events.sealing.Keyring;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import dev.lantern.routing.desk.Desk;
import dev.lantern.routing.desk.DeskMeters;
import dev.lantern.routing.desk.DeskSettings;
import dev.lantern.routing.desk.SoftphoneTokens;
import dev.lantern.routing.desk.Telephones;
import dev.lantern.routing.host.HostSettings;
import dev.lantern.routing.host.RoutingHost;
import dev.lantern.routing.host.RoutingMeters;
import dev.lantern.routing.triage.InvalidRulesException;
import dev.lantern.routing.triage.RuleFolder;
import dev.lantern.routing.triage.TextTriage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The service put together, and its life cycle. */
@ApplicationScoped
public class RoutingService {

    private static final String KAFKA = "kafka.";
    private static final String SERVERS = "bootstrap.servers";

    private final RoutingConfig config;
    private final Config all;
    private final MeterRegistry registry;
    private final Map<String, String> kafka;
    private @Nullable Running running;

    private record Running(Keyring keys, LineFolder lines, RoutingHost host, Desk desk) {}

    RoutingService(RoutingConfig config, Config all, MeterRegistry registry) {
        this.config = config;
        this.all = all;
        this.kafka = kafka(all);
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        refuse(ConfigCheck.problemsOf(config, kafka));
        refuse(LoginCheck.problemsOf(name -> all.getOptionalValue(name, String.class)));
        Keyring keys = Keyring.load(config.keys().folder().orElseThrow());
        refuse(KeyCheck.problemsOf(keys));
        LineFolder lines = LineFolder.open(config.lines().folder().orElseThrow());
        Gauge.builder("lantern.lines.problems", lines, folder -> folder.problems()
                        .size())
                .description("Mistakes in changed line files, while the lines stay as they were; above 0 is an alarm")
                .register(registry);
        TextTriage triage = new TextTriage(keys.opener(), rules());
        RoutingHost host = new RoutingHost(hostSettings(), keys, lines, triage::of, new RoutingMeters(registry));
        Desk desk = new Desk(deskSettings(), keys, new DeskMeters(registry));
        running = new Running(keys, lines, host, desk);
        host.start();
        desk.start();
    }

    /** Streams end first, so that clients go to another instance while this one hands over its lines. */
    void stop(@Observes ShutdownEvent event) {
        if (running != null) {
            running.desk().close();
            running.host().close();
        }
    }

    Desk desk() {
        return running().desk();
    }

    Keyring keys() {
        return running().keys();
    }

    /** Empty where the configuration has no key for them. */
    Optional<SoftphoneTokens> softphones() {
        RoutingConfig.Twilio twilio = config.twilio();
        return twilio.apiKeySid()
                .map(key -> new SoftphoneTokens(
                        twilio.accountSid().orElseThrow(),
                        key,
                        twilio.apiKeySecret().orElseThrow()));
    }

    Telephones telephones() {
        return new Telephones(keys().sealer());
    }

    Optional<Line> line(String id) {
        return running().lines().current().byId(id);
    }

    /** Why requests would not be served well; empty when they would. */
    List<String> notReady() {
        List<String> reasons = new ArrayList<>(running().host().notReady());
        if (!desk().ready()) {
            reasons.add("The desk feed is not followed yet.");
        }
        return reasons;
    }

    /** Why only a new process would help. */
    Optional<String> dead() {
        Duration stalledAfter = config.routing().stalledAfter();
        return running().host().dead(stalledAfter).or(() -> desk().dead(stalledAfter));
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("the service has not started");
        }
        return running;
    }

    private RuleFolder rules() {
        try {
            return RuleFolder.open(config.triage().rulesFolder());
        } catch (InvalidRulesException e) {
            refuse(e.problems().stream()
                    .map(problem -> "lantern.triage.rules-folder: " + problem)
                    .toList());
            throw e;
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("routing-service cannot start:\n  " + String.join("\n  ", problems));
        }
    }

    /** Every key that begins with {@code kafka.}, without that. */
    private static Map<String, String> kafka(Config all) {
        Map<String, String> kafka = new HashMap<>();
        for (String name : all.getPropertyNames()) {
            if (name.startsWith(KAFKA)) {
                all.getOptionalValue(name, String.class)
                        .ifPresent(value -> kafka.put(name.substring(KAFKA.length()), value));
            }
        }
        // Known from the environment only when it is asked for by name.
        all.getOptionalValue(KAFKA + SERVERS, String.class).ifPresent(value -> kafka.put(SERVERS, value));
        return kafka;
    }

    private HostSettings hostSettings() {
        RoutingConfig.Routing routing = config.routing();
        return new HostSettings(
                routing.applicationId(),
                kafka,
                config.topics().partitions(),
                routing.replicationFactor(),
                routing.standbys(),
                routing.threads(),
                routing.commitEvery(),
                routing.tickEvery(),
                routing.sessionTimeout(),
                routing.stateFolder().orElseGet(RoutingService::newFolder));
    }

    private DeskSettings deskSettings() {
        RoutingConfig.Desk desk = config.desk();
        return new DeskSettings(
                kafka,
                config.topics().partitions(),
                desk.sendWithin(),
                desk.answerWithin(),
                desk.heartbeat(),
                desk.presence(),
                desk.mailbox(),
                desk.resumeLimit());
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("lantern-routing-");
        } catch (IOException e) {
            throw new UncheckedIOException("lantern.routing.state-folder is not given and none can be made", e);
        }
    }
}
