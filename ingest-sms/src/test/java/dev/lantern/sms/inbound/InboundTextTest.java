package dev.lantern.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.Answers;
import dev.lantern.events.Channel;
import dev.lantern.events.EventCodec;
import dev.lantern.events.Place;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.twilio.TwilioForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundTextTest {

    private static final String REQUIRED = "MessageSid=SM01&From=%2B15550100142&To=%2B15550100733";

    @TempDir
    static Path folder;

    private static TextScene scene;

    @BeforeAll
    static void prepare() throws IOException {
        scene = TextScene.in(folder);
    }

    @Test
    void becomes_a_signal_with_everything_personal_sealed() throws Exception {
        SignalReceived signal = scene.signal(REQUIRED
                + "&Body=I+need+help&FromCity=NEW+YORK&FromState=NY&FromCountry=us&FromZip=10001&NumMedia=0&New=1");

        assertThat(signal.line()).isEqualTo("national");
        assertThat(signal.channel()).isEqualTo(Channel.SMS);
        assertThat(signal.contacted()).isEqualTo("+15550100733");
        assertThat(signal.sender().display()).isEqualTo("••• 0142");
        assertThat(scene.open(signal, signal.sender().address(), SealedField.SENDER_ADDRESS))
                .isEqualTo("+15550100142");
        assertThat(scene.text(signal)).isEqualTo("I need help");
        assertThat(signal.place()).isEqualTo(new Place("US", "NY", "NEW YORK"));
        assertThat(signal.language()).isEqualTo("en");
        assertThat(signal.answers()).isEqualTo(Answers.NONE);
        assertThat(signal.occurredAt()).isEqualTo(TextScene.NOW);
        assertThat(signal.attributes()).isEqualTo(Map.of("messageSid", "SM01"));
        assertThat(EventCodec.json().writeValueAsString(signal))
                .doesNotContain("5550100142")
                .doesNotContain("need help");
    }

    @Test
    void the_same_text_delivered_again_is_the_same_signal() {
        SignalReceived first = scene.signal(REQUIRED + "&Body=Hello");
        SignalReceived again = scene.signal(REQUIRED + "&Body=Hello");
        assertThat(again.signalId()).isEqualTo(first.signalId());
        assertThat(again.threadId()).isEqualTo(first.threadId());
        assertThat(again.sender().hash()).isEqualTo(first.sender().hash());
    }

    @Test
    void two_texts_of_one_person_are_two_signals_in_one_thread() {
        SignalReceived first = scene.signal(REQUIRED + "&Body=Hello");
        SignalReceived second = scene.signal(REQUIRED.replace("SM01", "SM02") + "&Body=Hello");
        assertThat(second.signalId()).isNotEqualTo(first.signalId());
        assertThat(second.threadId()).isEqualTo(first.threadId());
    }

    @Test
    void whatsapp_is_a_channel_and_a_thread_of_its_own() {
        SignalReceived sms = scene.signal(REQUIRED + "&Body=Hello");
        SignalReceived whatsapp =
                scene.signal("MessageSid=SM03&From=whatsapp:%2B15550100142&To=whatsapp:%2B15550100733&Body=Hello");
        assertThat(whatsapp.channel()).isEqualTo(Channel.WHATSAPP);
        assertThat(whatsapp.contacted()).isEqualTo("+15550100733");
        assertThat(scene.open(whatsapp, whatsapp.sender().address(), SealedField.SENDER_ADDRESS))
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
        assertThat(scene.text(scene.signal(REQUIRED + "&Body=" + body)))
                .isEqualTo(text.replace("\\n", "\n").replace("\\0", "\0"));
    }

    @Test
    void a_message_without_a_body_is_a_signal_without_one() {
        SignalReceived signal = scene.signal(REQUIRED + "&NumMedia=2&MediaUrl0=x&MediaContentType0=image/jpeg");
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
        SignalReceived signal = scene.signal(REQUIRED + "&Body=" + body.replace(" ", "+"));
        assertThat(signal.attributes()).containsEntry("keyword", keyword);
        assertThat(scene.text(signal)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "INFO", "please+STOP+him", "YES", "the+end", ""})
    void other_words_are_words(String body) {
        assertThat(scene.signal(REQUIRED + "&Body=" + body).attributes()).doesNotContainKey("keyword");
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

    @Test
    void never_prints_what_a_person_wrote() {
        assertThat(InboundText.from(TwilioForm.ofQuery(REQUIRED + "&Body=secret")))
                .hasToString("InboundText[SM01]");
    }
}
