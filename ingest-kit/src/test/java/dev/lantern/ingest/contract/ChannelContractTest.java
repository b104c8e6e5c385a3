package dev.lantern.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.events.Channel;
import dev.lantern.events.Decoded;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Ids;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every channel is held to. A channel extends it with a {@code @QuarkusTest} that starts the real broker
 * ({@code KafkaTestResource}), keys and the demo line ({@code LanternTestResource}) and a spool
 * ({@link SpoolTestResource}), and says how one valid request of its provider looks.
 */
public abstract class ChannelContractTest {

    /** What the channel answered its provider. */
    public record Answer(int status, String body) {}

    private TopicRecords signals = TopicRecords.fromNow(bootstrapServers(), Topics.SIGNALS);

    protected abstract Channel channel();

    /** The line that {@link #sendValid} reaches; the demo line unless said otherwise. */
    protected String line() {
        return "national";
    }

    /** The n-th id as the provider makes them: the same n gives the same id. */
    protected abstract String providerId(int n);

    /** Sends a valid request; two of them differ in nothing but the provider's id. */
    protected abstract Answer sendValid(String providerId);

    /** Sends a valid request with a signature that is not the provider's; empty where the channel has no signatures. */
    protected abstract Optional<Answer> sendWithBadSignature(String providerId);

    /** Sends something that carries the personal data and cannot be understood. */
    protected abstract Answer sendMalformed(String providerId);

    /** The status of a clear answer to {@link #sendMalformed}. */
    protected int malformedStatus() {
        return 400;
    }

    /**
     * Name of a resource beside the test class: the event that {@code sendValid(providerId(1))} makes, as JSON. Texts
     * that differ from run to run (ciphertexts, keyed hashes and what is made of them, times) are written {@code "…"}.
     */
    protected abstract String golden();

    /**
     * Strings of the valid request that may be nowhere but in sealed fields: the address, the words, the name. Of eight
     * characters at least: shorter ones come up in ciphertexts by chance.
     */
    protected abstract List<String> personalData();

    @BeforeEach
    void beginAtTheEndOfTheTopic() {
        signals = TopicRecords.fromNow(bootstrapServers(), Topics.SIGNALS);
    }

    @Test
    void a_valid_request_makes_the_golden_event() throws Exception {
        assertAccepted(sendValid(providerId(1)));

        List<ConsumerRecord<byte[], byte[]>> events = events();
        assertThat(events).hasSize(1);
        ConsumerRecord<byte[], byte[]> event = events.getFirst();
        assertThat(TopicRecords.idOf(event)).isEqualTo(signalId(1));
        assertThat(new GoldenEvent(getClass(), golden()).differences(event.value()))
                .isEmpty();
        assertThat(new EventCodec(1).decode(event.headers(), event.value()))
                .isInstanceOfSatisfying(Decoded.Event.class, decoded -> assertThat(
                                decoded.envelope().event())
                        .isInstanceOfSatisfying(SignalReceived.class, signal -> {
                            assertThat(signal.signalId()).isEqualTo(signalId(1));
                            assertThat(signal.key()).isEqualTo(new String(event.key(), StandardCharsets.UTF_8));
                        }));
    }

    @Test
    void the_same_request_again_makes_the_same_id_in_the_same_thread() {
        assertAccepted(sendValid(providerId(2)));
        assertAccepted(sendValid(providerId(2)));

        List<ConsumerRecord<byte[], byte[]>> events = events();
        assertThat(events).extracting(TopicRecords::idOf).isNotEmpty().containsOnly(signalId(2));
        assertThat(events)
                .extracting(event -> new String(event.key(), StandardCharsets.UTF_8))
                .containsOnly(new String(events.getFirst().key(), StandardCharsets.UTF_8));
    }

    @Test
    void a_bad_signature_is_refused_and_leaves_no_event() {
        Optional<Answer> answer = sendWithBadSignature(providerId(3));

        assumeTrue(answer.isPresent(), "this channel has no signatures");
        assertThat(answer.get().status()).isEqualTo(403);
        assertThat(events()).isEmpty();
    }

    @Test
    void malformed_input_gets_a_clear_answer_and_leaves_no_event() {
        Answer answer = sendMalformed(providerId(4));

        assertThat(answer.status()).isEqualTo(malformedStatus());
        assertThat(answer.body()).as("it says what is wrong").isNotBlank();
        assertThat(events()).isEmpty();
    }

    @Test
    void what_neither_broker_nor_spool_takes_is_not_acknowledged_and_a_retry_afterwards_is() throws Exception {
        try (Outage broker = Outage.ofBroker();
                Outage spool = Outage.ofSpool(spoolFolder())) {
            assertNotAcknowledged(sendValid(providerId(5)));
        }
        assertAccepted(sendValid(providerId(5)));
        assertThat(events()).extracting(TopicRecords::idOf).isNotEmpty().containsOnly(signalId(5));
    }

    @Test
    void what_only_the_spool_takes_is_acknowledged_and_sealed_on_disk_and_sent_afterwards() throws Exception {
        try (Outage broker = Outage.ofBroker()) {
            assertAccepted(sendValid(providerId(6)));
            try (Stream<Path> files = Files.list(spoolFolder())) {
                for (Path file : files.toList()) {
                    assertNothingPersonal("the spool", Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        assertThat(events()).extracting(TopicRecords::idOf).isNotEmpty().containsOnly(signalId(6));
    }

    @Test
    void nothing_personal_is_in_events_logs_or_metrics() throws Exception {
        try (CapturedLogs logs = CapturedLogs.start()) {
            sendValid(providerId(7));
            sendValid(providerId(7));
            sendWithBadSignature(providerId(8));
            sendMalformed(providerId(9));
            try (Outage broker = Outage.ofBroker();
                    Outage spool = Outage.ofSpool(spoolFolder())) {
                sendValid(providerId(10));
            }
            assertThat(logs.text()).as("the capture works").contains("Spool did not take events");
            assertNothingPersonal("the logs", logs.text());
        }
        for (ConsumerRecord<byte[], byte[]> event : events()) {
            StringBuilder text = new StringBuilder(new String(event.key(), StandardCharsets.UTF_8));
            event.headers().forEach(header -> text.append(new String(header.value(), StandardCharsets.UTF_8)));
            assertNothingPersonal("the event", text + new String(event.value(), StandardCharsets.UTF_8));
        }
        assertNothingPersonal("the metrics", metrics());
    }

    /** That the provider, or who reaches out, is helped otherwise: mostly by an error, upon which the provider's fallback fires. */
    protected void assertNotAcknowledged(Answer answer) {
        assertThat(answer.status()).isBetween(500, 599);
    }

    private static void assertAccepted(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    private void assertNothingPersonal(String where, String text) {
        for (String personal : personalData()) {
            assertThat(personal).hasSizeGreaterThanOrEqualTo(8);
            assertThat(text.contains(personal))
                    .as("%s contains \"%s\"", where, personal)
                    .isFalse();
        }
    }

    /** Of {@code sendValid(providerId(n))}; a channel whose ids are made of more than the provider's id says so. */
    protected String signalId(int n) {
        return Ids.signal(channel(), line(), providerId(n));
    }

    /** Of this test, once nothing waits on the spool any more. */
    private List<ConsumerRecord<byte[], byte[]>> events() {
        Outage.awaitNothingSpooled(spoolFolder());
        return signals.read();
    }

    private static String metrics() throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port + "/q/metrics");
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static Path spoolFolder() {
        return ConfigProvider.getConfig().getValue("lantern.spool.folder", Path.class);
    }
}
