package dev.lantern.sms.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lantern.attachments.FolderStore;
import dev.lantern.attachments.SealedAttachments;
import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Reader;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.KeyFolder;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.ingest.Publication;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaRecordsTest {

    private static final String ACCOUNT = "AC01";
    private static final String MESSAGE = "MM01";
    private static final String THREAD = "sms-0a1b";
    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + MESSAGE + "/Media";

    @FunctionalInterface
    private interface Fault {
        void meet(HttpExchange exchange) throws IOException;
    }

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> strangersSaw = new CopyOnWriteArrayList<>();
    private final List<SignalReceived> published = new ArrayList<>();
    private final EventCodec codec = new EventCodec(4);
    private HttpServer provider;
    private HttpServer elsewhere;
    private Keyring keys;
    private SealedAttachments attachments;
    private MediaRecords records;

    @BeforeEach
    void start() throws Exception {
        provider = serve(this::answer);
        elsewhere = serve(exchange -> {
            strangersSaw.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            send(exchange, 200, "x".getBytes(StandardCharsets.US_ASCII));
        });
        KeyFolder.generate(folder.resolve("keys"), List.of(Reader.DESK));
        keys = Keyring.load(folder.resolve("keys"));
        attachments = new SealedAttachments(new FolderStore(folder.resolve("attachments")));
        records = givingUpAfter(Duration.ofMinutes(2));
    }

    private MediaRecords givingUpAfter(Duration giveUpAfter) {
        return MediaRecords.through(
                codec,
                new MediaSettings(
                        url(provider),
                        ACCOUNT,
                        "token",
                        List.of("media.twiliocdn.com"),
                        100_000,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        giveUpAfter,
                        Duration.ofMillis(10),
                        Duration.ofMillis(100)),
                attachments,
                keys.sealer(),
                event -> {
                    published.add((SignalReceived) event.event());
                    return new Publication.OnBroker();
                },
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        records.close();
        provider.stop(0);
        elsewhere.stop(0);
    }

    @Test
    void each_picture_becomes_a_signal_with_a_clean_sealed_attachment_and_leaves_the_provider() throws Exception {
        byte[] picture = CleaningTest.withEverythingHidden(CleaningTest.image("jpg"));
        files.put("ME01", picture);
        files.put("ME02", CleaningTest.image("png"));

        handle("2");

        assertThat(published).hasSize(2);
        SignalReceived first = published.getFirst();
        assertThat(first.threadId()).isEqualTo(THREAD);
        assertThat(first.body()).isNull();
        assertThat(first.attributes())
                .containsEntry("pictureOf", "signal-1")
                .containsEntry("picture", "1/2")
                .doesNotContainKeys("media", "keptAs");
        SealedAttachments.Content content =
                attachments.read(keys.opener(), THREAD, first.attachments().getFirst());
        assertThat(content).isInstanceOfSatisfying(SealedAttachments.Content.Bytes.class, kept -> {
            assertThat(kept.contentType()).isEqualTo("image/jpeg");
            assertThat(new String(kept.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("a-secret-place");
        });
        assertThat(files).as("at the provider").isEmpty();
    }

    @Test
    void a_reference_opens_in_its_own_thread_alone() throws Exception {
        files.put("ME01", CleaningTest.image("png"));
        handle("1");
        assertThat(attachments.read(
                        keys.opener(),
                        "sms-ffff",
                        published.getFirst().attachments().getFirst()))
                .isInstanceOf(SealedAttachments.Content.Unopenable.class);
    }

    @Test
    void nothing_lies_in_the_store_as_it_was_sent() throws Exception {
        byte[] picture = CleaningTest.image("png");
        files.put("ME01", picture);
        handle("1");
        try (Stream<Path> kept = Files.walk(folder.resolve("attachments"))) {
            List<Path> all = kept.filter(Files::isRegularFile).toList();
            assertThat(all).hasSize(1);
            assertThat(new String(Files.readAllBytes(all.getFirst()), StandardCharsets.ISO_8859_1))
                    .doesNotContain("IHDR");
        }
    }

    @Test
    void a_provider_in_trouble_is_asked_again() throws Exception {
        files.put("ME01", CleaningTest.image("png"));
        faults.add(exchange -> send(exchange, 500, new byte[0]));
        faults.add(exchange -> send(exchange, 429, new byte[0]));
        faults.add(HttpExchange::close);
        handle("1");
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().attachments()).hasSize(1);
    }

    @Test
    void a_provider_that_never_answers_is_told_to_the_advocate_and_the_picture_stays() throws Exception {
        records.close();
        records = givingUpAfter(Duration.ofSeconds(1));
        files.put("ME01", CleaningTest.image("png"));
        for (int i = 0; i < 500; i++) {
            faults.add(exchange -> send(exchange, 503, new byte[0]));
        }
        handle("1");
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().attributes()).containsEntry("notFetched", "UNREACHABLE");
        assertThat(published.getFirst().attributes().get("explanation")).endsWith(".");
        assertThat(files).hasSize(1);
    }

    @Test
    void a_redirect_to_somebody_else_is_not_followed_and_sees_no_credentials() throws Exception {
        files.put("ME01", CleaningTest.image("png"));
        for (String target : List.of(
                url(elsewhere) + "/x",
                "http://169.254.169.254/latest/meta-data",
                "https://localhost/x",
                "file:///etc/passwd",
                "http:// not an address")) {
            published.clear();
            faults.add(this::answer); // the list
            faults.add(exchange -> {
                exchange.getResponseHeaders().set("Location", target);
                send(exchange, 307, new byte[0]);
            });
            handle("1");
            assertThat(published.getFirst().attributes()).as(target).containsEntry("notFetched", "ELSEWHERE");
        }
        assertThat(strangersSaw).isEmpty();
    }

    @Test
    void a_redirect_within_the_provider_is_followed() throws Exception {
        files.put("ME01", CleaningTest.image("png"));
        faults.add(this::answer);
        faults.add(exchange -> {
            exchange.getResponseHeaders().set("Location", PATH + "/ME01?again=1");
            send(exchange, 302, new byte[0]);
        });
        handle("1");
        assertThat(published.getFirst().attachments()).hasSize(1);
    }

    @Test
    void redirects_in_a_circle_end() throws Exception {
        files.put("ME01", CleaningTest.image("png"));
        faults.add(this::answer);
        for (int i = 0; i < 10; i++) {
            faults.add(exchange -> {
                exchange.getResponseHeaders().set("Location", PATH + "/ME01");
                send(exchange, 302, new byte[0]);
            });
        }
        handle("1");
        assertThat(published.getFirst().attributes()).containsEntry("notFetched", "ELSEWHERE");
    }

    @Test
    void what_is_too_large_or_of_an_unknown_kind_is_told_and_left_there() throws Exception {
        files.put("ME01", new byte[100_001]);
        files.put("ME02", "<html>".getBytes(StandardCharsets.US_ASCII));
        handle("2");
        assertThat(published.stream().map(signal -> signal.attributes().get("notFetched")))
                .containsExactly("TOO_LARGE", "UNKNOWN_KIND");
        assertThat(files).hasSize(2);
    }

    @Test
    void what_cannot_be_cleaned_is_kept_as_it_was_sent_and_says_so() throws Exception {
        Map<String, byte[]> sent = Map.of(
                "ME01", "%PDF-1.7 a contract".getBytes(StandardCharsets.US_ASCII),
                "ME02", "BEGIN:VCARD\r\nFN:Somebody\r\nEND:VCARD\r\n".getBytes(StandardCharsets.US_ASCII),
                "ME03", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0});
        files.putAll(sent);
        handle("3");
        assertThat(published).hasSize(3).allSatisfy(signal -> {
            assertThat(signal.attributes()).containsEntry("keptAs", "SENT");
            assertThat(signal.attributes().get("explanation")).endsWith(".");
        });
        assertThat(published.stream()
                        .map(signal -> signal.attachments().getFirst().contentType()))
                .containsExactly("application/pdf", "text/vcard", "application/octet-stream");
        for (SignalReceived signal : published) {
            String file =
                    "ME0" + signal.attributes().getOrDefault("picture", "").charAt(0);
            assertThat(attachments.read(
                            keys.opener(), THREAD, signal.attachments().getFirst()))
                    .isInstanceOfSatisfying(SealedAttachments.Content.Bytes.class, kept -> assertThat(kept.bytes())
                            .isEqualTo(sent.get(file)));
        }
        assertThat(files).as("at the provider").isEmpty();
    }

    @Test
    void done_again_after_a_crash_it_says_the_same_or_nothing() throws Exception {
        records.close();
        records = givingUpAfter(Duration.ofSeconds(5));
        files.put("ME01", CleaningTest.image("png"));
        faults.add(this::answer);
        faults.add(this::answer);
        for (int i = 0; i < 500; i++) {
            faults.add(exchange -> send(exchange, 500, new byte[0])); // deleting
        }
        handle("1");
        faults.clear();
        handle("1");
        assertThat(published).hasSize(2);
        assertThat(published.get(1)).isEqualTo(published.get(0));
        assertThat(files).isEmpty();
        handle("1");
        assertThat(published).hasSize(2);
    }

    @Test
    void a_text_without_pictures_asks_nobody() throws Exception {
        records.handle(record(signal(Map.of("messageSid", MESSAGE))), false, () -> true);
        records.handle(record(signal(Map.of("messageSid", "../../x", "media", "1"))), false, () -> true);
        assertThat(calls).isEmpty();
        assertThat(published).isEmpty();
    }

    private void handle(String media) throws InterruptedException {
        records.handle(record(signal(Map.of("messageSid", MESSAGE, "media", media))), false, () -> true);
    }

    private ConsumerRecord<byte[], byte[]> record(SignalReceived signal) {
        ProducerRecord<byte[], byte[]> sent = codec.encode(
                new Envelope<>(signal.signalId(), "/channels/sms/national", signal.occurredAt(), null, null, signal));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }

    private static SignalReceived signal(Map<String, String> attributes) {
        return new SignalReceived(
                "signal-1",
                THREAD,
                "national",
                Channel.SMS,
                "+15550100733",
                new Sender(null, "hash", "••• 0142"),
                null,
                List.of(),
                null,
                null,
                Answers.NONE,
                Instant.EPOCH,
                Instant.EPOCH,
                attributes);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String file = path.replaceFirst(".*/", "").replace(".json", "");
        if (exchange.getRequestMethod().equals("DELETE")) {
            send(exchange, files.remove(file) == null ? 404 : 204, new byte[0]);
        } else if (path.equals(PATH + ".json")) {
            String list = String.join(
                    ",",
                    files.keySet().stream()
                            .sorted()
                            .map(sid -> "{\"sid\":\"" + sid + "\"}")
                            .toList());
            send(exchange, 200, ("{\"media_list\":[" + list + "]}").getBytes(StandardCharsets.US_ASCII));
        } else {
            byte[] content = files.get(file);
            send(exchange, content == null ? 404 : 200, content == null ? new byte[0] : content);
        }
    }

    private HttpServer serve(Fault answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                if (server == provider) {
                    calls.add(exchange.getRequestMethod());
                    assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                            .isEqualTo("Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":token").getBytes()));
                    Fault fault = faults.poll();
                    (fault == null ? answer : fault).meet(exchange);
                } else {
                    answer.meet(exchange);
                }
            }
        });
        server.start();
        return server;
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
