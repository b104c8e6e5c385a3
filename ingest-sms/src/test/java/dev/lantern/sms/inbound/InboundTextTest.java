package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.Envelope;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Place;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Sources;
import dev.lantern.events.sealing.KeyFolder;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.twilio.TwilioForm;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.lines.Line;
import dev.lantern.lines.LineFolder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundTextTest {

    private static final Instant NOW = Instant.parse("2026-03-01T20:15:30Z");
    private static final SpokenLanguage LANGUAGES = new SpokenLanguage();
    private static final String REQUIRED = "MessageSid=SM01&From=%2B15550100142&To=%2B15550100733";

    @TempDir
    static Path folder;

    static Keyring keyring;
    static Line line;

    @BeforeAll
    static void prepare() throws Exception {
        KeyFolder.generate(folder, List.of(Reader.DESK));
        keyring = Keyring.load(folder);
        Path lines = Files.createDirectory(folder.resolve("lines"));
        Files.writeString(lines.resolve("national.yaml"), """
            line: national
            name: National line
            languages: [en, es]
            sms:
              numbers: ["+15550100733"]
            """);
        line = LineFolder.open(lines).current().byId("national").orElseThrow();
    }

    @Test
    void becomes_a_signal_with_everything_personal_sealed() throws Exception {
        SignalReceived signal = signal(REQUIRED
                + "&Body=I+need+help&FromCity=NEW+YORK&FromState=NY&FromCountry=us&FromZip=10001&NumMedia=0&New=1");

        assertThat(signal.line()).isEqualTo("national");
        assertThat(signal.channel()).isEqualTo(Channel.SMS);
        assertThat(signal.contacted()).isEqualTo("+15550100733");
        assertThat(signal.sender().display()).isEqualTo("••• 0142");
        assertThat(open(signal, signal.sender().address(), SealedField.SENDER_ADDRESS))
                .isEqualTo("+15550100142");
        assertThat(text(signal)).isEqualTo("I need help");
        assertThat(signal.place()).isEqualTo(new Place("US", "NY", "NEW YORK"));
        assertThat(signal.language()).isEqualTo("en");
        assertThat(signal.answers()).isEqualTo(Answers.NONE);
        assertThat(signal.occurredAt()).isEqualTo(NOW);
        assertThat(signal.attributes()).isEqualTo(Map.of("messageSid", "SM01"));
        assertThat(EventCodec.json().writeValueAsString(signal))
                .doesNotContain("5550100142")
                .doesNotContain("need help");
    }

    @Test
    void the_same_text_delivered_again_is_the_same_signal() {
        SignalReceived first = signal(REQUIRED + "&Body=Hello");
        SignalReceived again = signal(REQUIRED + "&Body=Hello");
        assertThat(again.signalId()).isEqualTo(first.signalId());
        assertThat(again.threadId()).isEqualTo(first.threadId());
        assertThat(again.sender().hash()).isEqualTo(first.sender().hash());
    }

    @Test
    void two_texts_of_one_person_are_two_signals_in_one_thread() {
        SignalReceived first = signal(REQUIRED + "&Body=Hello");
        SignalReceived second = signal(REQUIRED.replace("SM01", "SM02") + "&Body=Hello");
        assertThat(second.signalId()).isNotEqualTo(first.signalId());
        assertThat(second.threadId()).isEqualTo(first.threadId());
    }

    @Test
    void whatsapp_is_a_channel_and_a_thread_of_its_own() {
        SignalReceived sms = signal(REQUIRED + "&Body=Hello");
        SignalReceived whatsapp =
                signal("MessageSid=SM03&From=whatsapp:%2B15550100142&To=whatsapp:%2B15550100733&Body=Hello");
        assertThat(whatsapp.channel()).isEqualTo(Channel.WHATSAPP);
        assertThat(whatsapp.contacted()).isEqualTo("+15550100733");
        assertThat(open(whatsapp, whatsapp.sender().address(), SealedField.SENDER_ADDRESS))
                .isEqualTo("+15550100142");
        assertThat(whatsapp.place()).isNull();
        assertThat(whatsapp.threadId()).isNotEqualTo(sms.threadId());
        assertThat(whatsapp.sender().hash())
                .as("the same person")
                .isEqualTo(sms.sender().hash());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        emoji survive                       | %F0%9F%86%98%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7 | 🆘👩‍👧
        right-to-left text survives         | %D8%B3%D8%A7%D8%B9%D8%AF%D9%88%D9%86%D9%8A    | ساعدوني
        an empty text is still a signal     | ''                                            | ''
        white space is the person's own     | ++hi%0A                                       | '  hi\n'
        a text is never cut                 | a%00b                                         | 'a\0b'
        """)
    void what_was_written_survives(String label, String body, String text) {
        assertThat(text(signal(REQUIRED + "&Body=" + body)))
                .isEqualTo(text.replace("\\n", "\n").replace("\\0", "\0"));
    }

    @Test
    void a_message_without_a_body_is_a_signal_without_one() {
        SignalReceived signal = signal(REQUIRED + "&NumMedia=2&MediaUrl0=x&MediaContentType0=image/jpeg");
        assertThat(signal.body()).isNull();
        assertThat(signal.attachments()).isEmpty();
        assertThat(signal.attributes()).containsEntry("media", "2");
    }

    @ParameterizedTest(name = "{0} is noted as {1}")
    @CsvSource({
        "STOP, STOP",
        "stop, STOP",
        "' Stop ', STOP",
        "STOPALL, STOP",
        "UNSUBSCRIBE, STOP",
        "END, STOP",
        "QUIT, STOP",
        "CANCEL, STOP",
        "REVOKE, STOP",
        "OPTOUT, STOP",
        "START, START",
        "UNSTOP, START"
    })
    void carrier_words_are_noted_and_stay_signals(String body, String keyword) {
        SignalReceived signal = signal(REQUIRED + "&Body=" + body.replace(" ", "+"));
        assertThat(signal.attributes()).containsEntry("keyword", keyword);
        assertThat(text(signal)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "INFO", "please+STOP+him", "YES", "the+end", ""})
    void other_words_are_words(String body) {
        assertThat(signal(REQUIRED + "&Body=" + body).attributes()).doesNotContainKey("keyword");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        an empty form                 | ''                                       | MessageSid From To
        no sender                     | MessageSid=SM01&To=%2B15550100733        | From
        a blank sender                | MessageSid=SM01&From=+&To=%2B15550100733 | From
        no message id                 | From=%2B15550100142&To=%2B15550100733    | MessageSid
        """)
    void says_what_is_missing(String label, String form, String missing) {
        assertThat(InboundText.from(TwilioForm.ofQuery(form)))
                .isEqualTo(new Inbound.Incomplete(List.of(missing.split(" "))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        en | I am alone for a few minutes, please tell me where I can go tonight, he took my passport.
        en | ok ok ok ok thank you thank you so much god bless you all i will wait here until they come for me.
        es | Me quitaron el pasaporte y no me dejan salir de la casa, necesito ayuda por favor.
        tl | Kinuha ng amo ko ang pasaporte ko at hindi niya ako pinapayagang lumabas ng bahay, tulungan ninyo ako.
        ru | У меня забрали паспорт и не выпускают из квартиры, помогите мне пожалуйста, я боюсь.
        uk | У мене забрали паспорт і не випускають з квартири, допоможіть мені будь ласка, я дуже боюся.
        ko | 사장님이 여권을 가져가고 집 밖으로 나가지 못하게 합니다. 제발 도와주세요 너무 무서워요.
        """)
    void the_language_of_a_long_text_is_heard_however_long_it_is(String language, String words) {
        for (int times : new int[] {1, 3, 18}) {
            assertThat(LANGUAGES.of((words + " ").repeat(times), List.of("en", "es")))
                    .as("%d times", times)
                    .hasValue(language);
        }
    }

    @Test
    void several_texts_of_a_flood_are_one_signal_that_says_what_all_say() {
        List<InboundText> texts = List.of(
                text("MessageSid=SM01&From=%2B15550100142&To=%2B15550100733&Body=buy+now&NumSegments=1"),
                text("MessageSid=SM02&From=%2B15550100142&To=%2B15550100733"),
                text("MessageSid=SM03&From=%2B15550100142&To=%2B15550100733&Body=buy%0Anow"));

        SignalReceived signal = heap(texts, 61);

        assertThat(text(signal)).isEqualTo("buy now\nbuy\nnow");
        assertThat(signal.attributes()).isEqualTo(Map.of("flood", "61", "texts", "3", "messageSids", "SM01 SM02 SM03"));
        assertThat(signal.threadId()).isEqualTo(heap(texts.subList(0, 1), 0).threadId());
        assertThat(signal.signalId())
                .isEqualTo(heap(texts, 70).signalId())
                .isNotEqualTo(heap(texts.subList(0, 1), 61).signalId())
                .isNotEqualTo(heap(texts.subList(0, 2), 61).signalId());
    }

    @Test
    void the_largest_heap_fits_into_an_event() {
        List<InboundText> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String sid = "SM%032d".formatted(i);
            texts.add(text("MessageSid=" + sid + "&From=%2B15550100142&To=%2B15550100733&Body="
                    + URLEncoder.encode("\u6551".repeat(i == 299 ? 4_096 : 26), StandardCharsets.UTF_8)));
        }
        SignalReceived signal = heap(texts, 61);
        assertThatCode(() -> new EventCodec(4)
                        .encode(new Envelope<>(
                                signal.signalId(),
                                Sources.channel(signal.channel(), signal.line()),
                                NOW,
                                null,
                                null,
                                signal)))
                .doesNotThrowAnyException();
    }

    private static SignalReceived heap(List<InboundText> texts, int flood) {
        return InboundText.together(texts).toSignal(line, keyring.sealer(), keyring.lookup(), LANGUAGES, flood, NOW);
    }

    private static InboundText text(String form) {
        return (InboundText) InboundText.from(TwilioForm.ofQuery(form));
    }

    @Test
    void what_is_practised_is_what_is_done_with_texts() {
        Practice practice = new Practice(
                new TwilioSignature(URI.create("https://texts.example.org"), List.of("token")),
                keyring,
                LANGUAGES,
                new EventCodec(4),
                List.of(line));
        assertThat(practice.run(Duration.ofMinutes(1))).isEqualTo(400);
        assertThat(practice.run(Duration.ZERO)).isZero();
    }

    @Test
    void never_prints_what_a_person_wrote() {
        assertThat(InboundText.from(TwilioForm.ofQuery(REQUIRED + "&Body=secret")))
                .hasToString("InboundText[SM01]");
    }

    private static SignalReceived signal(String form) {
        return text(form).toSignal(line, keyring.sealer(), keyring.lookup(), LANGUAGES, 0, NOW);
    }

    private static String text(SignalReceived signal) {
        return open(signal, Objects.requireNonNull(signal.body()).text(), SealedField.BODY_TEXT);
    }

    private static String open(SignalReceived signal, @Nullable Sealed sealed, String field) {
        Opened opened = keyring.opener().open(Objects.requireNonNull(sealed), signal.threadId(), field);
        return ((Opened.Text) opened).text();
    }
}
