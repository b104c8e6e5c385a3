package dev.lantern.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AssignmentEvent;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.LanternEvent;
import dev.lantern.events.Sources;
import dev.lantern.testbed.servers.KafkaServer;
import dev.lantern.testbed.servers.KafkaTestResource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code policy record} of a real broker, found as the launcher leaves word of it. */
class RecordCommandTest {

    private static final EventCodec CODEC = new EventCodec(4);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int ids;

    @Test
    void theDayInTheLogIsWrittenAndNothingThatWasNotCommitted() throws Exception {
        Day real = Days.generated(4);
        List<AssignmentEvent> told = new ArrayList<>();
        Simulation.of(Days.policy(folder, "  offerTimeout: 30s\n"), real, 4, share -> {}, told::add);
        try (KafkaServer kafka = KafkaTestResource.openOwn()) {
            Files.writeString(folder.resolve("hotline.json"), "{\"kafka\": \"" + kafka.bootstrapServers() + "\"}");
            write(kafka, real, told);
            assertThat(record()).as(err.toString(StandardCharsets.UTF_8)).isZero();
        }

        Recording expected = new Recording("national", persons(real)::get);
        told.forEach(expected::take);
        assertThat(DayFile.read(folder.resolve("day.jsonl"))).isEqualTo(expected.day(null, null));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Line 'national'")
                .contains(real.contacts().size() + " contacts");
    }

    @Test
    void whereNoHotlineRunsThatIsSaid() {
        assertThat(record()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no hotline runs here");
    }

    private int record() {
        return PolicyProgram.run(
                List.of("record", "day.jsonl", "--data", folder.toString()),
                new PolicyProgram.Places(folder, folder),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private void write(KafkaServer kafka, Day day, List<AssignmentEvent> told) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "the engine");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            day.contacts().forEach(one -> send(producer, Arrivals.received(one, day.line()), one.at()));
            told.forEach(event -> send(producer, event, event.at()));
            producer.commitTransaction();
            producer.beginTransaction();
            told.forEach(event -> send(producer, event, event.at()));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, LanternEvent event, Instant at) {
        String source = Sources.service("routing-service");
        producer.send(CODEC.encode(new Envelope<>("id-" + ++ids, source, at, null, null, event)));
    }

    /** By the ids of their signals. */
    private static Map<String, String> persons(Day day) {
        Map<String, String> persons = new HashMap<>();
        day.contacts().forEach(one -> persons.put(one.id(), one.person()));
        return persons;
    }
}
