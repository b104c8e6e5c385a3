package dev.lantern.routing.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.EventCodec;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigException;

/** {@code ./lantern policy record FILE}. */
final class RecordCommand {

    private static final Set<String> OPTIONS =
            Set.of("--line", "--since", "--until", "--kafka", "--kafka-config", "--data");
    private static final String TIME = "a time such as 2026-03-02T08:00:00Z";

    private RecordCommand() {}

    static int run(List<String> words, PolicyProgram.Places places, PrintStream out) {
        Arguments arguments = Arguments.parse(words, OPTIONS, places.from());
        Path file = arguments.file("the file to write");
        Instant since = arguments.value("--since", TIME, Instant::parse).orElse(null);
        Instant until = arguments.value("--until", TIME, Instant::parse).orElse(null);
        if (since != null && until != null && !since.isBefore(until)) {
            throw new UnusableException("--since must be before --until");
        }
        List<AssignmentEvent> told = new ArrayList<>();
        Map<String, String> persons = new HashMap<>();
        try (CommittedLog log = new CommittedLog(client(arguments, places.root()))) {
            log.read(Topics.SIGNALS, event -> rememberPerson(event, persons));
            log.read(Topics.ASSIGNMENTS, event -> {
                if (event instanceof AssignmentEvent assignment) {
                    told.add(assignment);
                }
            });
        } catch (ConfigException e) {
            throw new UnusableException("the Kafka client cannot be configured: " + e.getMessage());
        }
        String line = arguments.text("--line").orElseGet(() -> onlyLine(told));
        Recording recording = new Recording(line, signal -> persons.getOrDefault(signal, signal));
        told.forEach(recording::take);
        Day day = recording.day(since, until);
        try {
            DayFile.write(day, file);
        } catch (IOException e) {
            throw PolicyProgram.notWritten(file, e);
        }
        out.println("Line '" + line + "' from " + day.begins() + " to " + day.ends() + ": "
                + Words.counted(day.contacts().size(), "contact") + " and "
                + Words.counted(day.members().size(), "advocate") + " are written to " + file);
        return PolicyProgram.DONE;
    }

    /** By the keyed hash of the address, which stays in memory. */
    private static void rememberPerson(LanternEvent event, Map<String, String> persons) {
        if (event instanceof SignalReceived signal) {
            persons.put(signal.signalId(), signal.sender().hash());
        }
    }

    private static String onlyLine(List<AssignmentEvent> told) {
        Set<String> lines = new TreeSet<>();
        told.forEach(event -> lines.add(event.line()));
        if (lines.size() != 1) {
            throw new UnusableException(
                    lines.isEmpty()
                            ? "the event log holds nothing that could be recorded yet"
                            : "name a line with --line; the event log has " + String.join(", ", lines));
        }
        return lines.iterator().next();
    }

    private static Properties client(Arguments arguments, Path root) {
        Properties client = new Properties();
        arguments.path("--kafka-config").ifPresent(file -> {
            try (Reader reader = Files.newBufferedReader(file)) {
                client.load(reader);
            } catch (IOException e) {
                throw new UnusableException(file + " cannot be read: " + e.getMessage());
            }
        });
        arguments.text("--kafka").ifPresent(broker -> client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker));
        client.computeIfAbsent(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                key -> brokerOfLauncher(arguments.path("--data").orElse(root.resolve(".lantern/data"))));
        return client;
    }

    /** The launcher leaves word of where its hotline runs. */
    private static String brokerOfLauncher(Path data) {
        Path file = data.resolve("hotline.json");
        try {
            JsonNode hotline = EventCodec.json().readTree(Files.readString(file));
            return hotline.path("kafka").asText();
        } catch (IOException e) {
            throw new UnusableException("no hotline runs here (" + file
                    + " is not there); start one with ./lantern up, or name its broker" + " with --kafka");
        }
    }
}
