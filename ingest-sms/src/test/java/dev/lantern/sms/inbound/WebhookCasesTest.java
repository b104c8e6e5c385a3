package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Place;
import dev.lantern.events.Reader;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.KeyFolder;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.contract.SignedForm;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.ingest.twilio.TwilioSignature.Verdict;
import dev.lantern.lines.LineFolder;
import dev.lantern.lines.Lines;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of webhooks in {@code webhooks.yaml}: each is signed, checked, read and made a signal. */
class WebhookCasesTest {

    private static final String URL = "https://texts.example.org/twilio/messages";
    private static final String TOKEN = "a-token";
    private static final TwilioSignature SIGNATURE =
            new TwilioSignature(URI.create("https://texts.example.org"), List.of(TOKEN));
    private static final Instant NOW = Instant.parse("2026-03-01T20:15:30Z");
    private static final SpokenLanguage LANGUAGES = new SpokenLanguage();

    @TempDir
    static Path folder;

    static Keyring keyring;
    static Lines lines;

    @BeforeAll
    static void prepare() throws Exception {
        KeyFolder.generate(folder, List.of(Reader.DESK));
        keyring = Keyring.load(folder);
        Path lineFiles = Files.createDirectory(folder.resolve("lines"));
        Files.writeString(lineFiles.resolve("national.yaml"), """
                line: national
                name: National line
                languages: [en, es]
                sms:
                  numbers: ["+15550100733"]
                  rcs: [lantern_national_agent]
                  keywords:
                    stop: {es: [ALTO], fr: [ARRÊT]}
                    start: {es: [INICIAR]}
                """);
        lines = LineFolder.open(lineFiles).current();
    }

    static Stream<Named<JsonNode>> cases() throws Exception {
        try (InputStream table = WebhookCasesTest.class.getResourceAsStream("webhooks.yaml")) {
            return stream(new YAMLMapper().readTree(table).elements())
                    .map(row -> Named.of(row.path("case").asText(), row));
        }
    }

    @Test
    void the_table_is_long_enough_to_mean_something() throws Exception {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(cases().map(Named::getName)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_was_sent_is_what_the_signal_says(JsonNode row) throws Exception {
        String raw = row.path("form").asText();
        TwilioForm form = TwilioForm.parse(raw.getBytes(StandardCharsets.UTF_8));
        assertThat(SIGNATURE.ofForm("/twilio/messages", form, SignedForm.signature(TOKEN, URL, raw)))
                .isEqualTo(Verdict.GENUINE);

        Inbound read = InboundText.from(form);

        if (row.has("missing")) {
            assertThat(read).isEqualTo(new Inbound.Incomplete(texts(row.path("missing"))));
        } else {
            InboundText text = (InboundText) read;
            agrees(
                    row,
                    text.toSignal(
                            text.line(lines).orElseThrow(), keyring.sealer(), keyring.lookup(), LANGUAGES, 0, NOW));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void one_character_more_and_it_is_forged(JsonNode row) {
        String raw = row.path("form").asText();
        TwilioForm altered = TwilioForm.parse((raw + "&Body2=x").getBytes(StandardCharsets.UTF_8));
        assertThat(SIGNATURE.ofForm("/twilio/messages", altered, SignedForm.signature(TOKEN, URL, raw)))
                .isEqualTo(Verdict.FORGED);
    }

    private static void agrees(JsonNode row, SignalReceived signal) throws Exception {
        assertThat(signal.channel().name()).isEqualTo(row.path("channel").asText("SMS"));
        assertThat(signal.contacted()).isEqualTo(row.path("contacted").asText("+15550100733"));
        assertThat(signal.sender().display()).isEqualTo(row.path("display").asText("••• 0142"));
        assertThat(signal.threadId()).startsWith(signal.channel().name().toLowerCase(java.util.Locale.ROOT) + "-");
        assertThat(text(signal))
                .isEqualTo(row.path("text").isNull() ? null : row.path("text").asText());
        if (row.has("language")) {
            assertThat(signal.language()).isEqualTo(row.path("language").textValue());
        }
        assertThat(signal.place()).isEqualTo(place(row.path("place").asText()));
        Map<String, String> noted = new TreeMap<>(signal.attributes());
        assertThat(noted.remove("messageSid")).isNotBlank();
        Map<String, String> expected = new TreeMap<>();
        row.path("notes")
                .properties()
                .forEach(note -> expected.put(note.getKey(), note.getValue().asText()));
        assertThat(noted).isEqualTo(expected);
        String json = EventCodec.json().writeValueAsString(signal);
        assertThat(json).doesNotContain("15550100142");
        if (row.has("lacks")) {
            assertThat(json).doesNotContain(row.path("lacks").asText());
        }
    }

    private static @Nullable String text(SignalReceived signal) {
        if (signal.body() == null) {
            return null;
        }
        Opened opened = keyring.opener()
                .open(Objects.requireNonNull(signal.body()).text(), signal.threadId(), SealedField.BODY_TEXT);
        return ((Opened.Text) opened).text();
    }

    /** {@code country/state/city}, empty parts unknown. */
    private static @Nullable Place place(String written) {
        if (written.isEmpty()) {
            return null;
        }
        String[] parts = written.split("/", -1);
        return new Place(orNull(parts[0]), orNull(parts[1]), orNull(parts[2]));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> texts(JsonNode list) {
        return stream(list.elements()).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(Iterator<JsonNode> elements) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED), false);
    }
}
