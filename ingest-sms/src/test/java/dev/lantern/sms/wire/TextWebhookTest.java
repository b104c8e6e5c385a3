package dev.lantern.sms.wire;

import static dev.lantern.ingest.contract.SignedForm.signature;
import static dev.lantern.ingest.contract.TwilioPhone.OLD_TOKEN;
import static dev.lantern.ingest.contract.TwilioPhone.PERSON;
import static dev.lantern.ingest.contract.TwilioPhone.TOKEN;
import static dev.lantern.ingest.contract.TwilioPhone.encoded;
import static dev.lantern.sms.wire.Texts.PHONE;
import static dev.lantern.sms.wire.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.EventCodec;
import dev.lantern.events.SignalReceived;
import dev.lantern.events.Topics;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.ingest.contract.SpoolTestResource;
import dev.lantern.ingest.contract.TopicRecords;
import dev.lantern.ingest.contract.TwilioPhone;
import dev.lantern.ingest.contract.TwilioPhone.Answer;
import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.testbed.servers.KafkaTestResource;
import dev.lantern.testbed.servers.LanternTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The webhook for texts, case by case: what is asked, what is answered, and what is on the topic afterwards. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(LanternTestResource.class)
@QuarkusTestResource(SpoolTestResource.class)
@QuarkusTestResource(ProviderTestResource.class)
class TextWebhookTest {

    private static final String TARGET = "/twilio/messages";
    private static final String WHATSAPP =
            "From=whatsapp:%2B15550100142&To=whatsapp:%2B15550100733&ProfileName=Ana&WaId=15550100142";
    private static final String LONG = "🆘".repeat(800);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    static Stream<Arguments> accepted() {
        return Stream.of(
                accepted("an ordinary text", text("SM1", "I need help"), "SMS", "I need help", "{}"),
                accepted("HELP is a person's first word", text("SM2", "HELP"), "SMS", "HELP", "{}"),
                accepted("INFO is a word like any other", text("SM3", "INFO"), "SMS", "INFO", "{}"),
                accepted("STOP is noted and still a signal", text("SM4", "Stop"), "SMS", "Stop", "{keyword=STOP}"),
                accepted("START is noted too", text("SM5", "START"), "SMS", "START", "{keyword=START}"),
                accepted("STOP within a sentence is not a keyword", text("SM6", "STOP him"), "SMS", "STOP him", "{}"),
                accepted("YES may be an answer", text("SM7", "YES"), "SMS", "YES", "{}"),
                accepted("an empty text", text("SM8", ""), "SMS", "", "{}"),
                accepted("emoji", text("SM9", "🆘👩‍👧"), "SMS", "🆘👩‍👧", "{}"),
                accepted("right-to-left script", text("SM10", "ساعدوني عزيزي"), "SMS", "ساعدوني عزيزي", "{}"),
                accepted("line breaks and white space", text("SM11", "  a\r\nb "), "SMS", "  a\r\nb ", "{}"),
                accepted("the longest text", text("SM12", LONG), "SMS", LONG, "{}"),
                accepted("a broken encoding", text("SM13", "caf") + "%E9", "SMS", "caf\uFFFD", "{}"),
                accepted("a plus and a per cent sign", text("SM14", "1+1=100%"), "SMS", "1+1=100%", "{}"),
                accepted("parameters nobody knows yet", text("SM15", "x") + "&Channel2=a&Zeta=", "SMS", "x", "{}"),
                accepted("a parameter that comes twice", text("SM16", "x") + "&Media=b&Media=a", "SMS", "x", "{}"),
                accepted("pictures are counted", text("SM17", "see") + "&NumMedia=2", "SMS", "see", "{media=2}"),
                accepted("a picture alone", text("SM18", "") + "&NumMedia=1", "SMS", "", "{media=1}"),
                accepted("a message on WhatsApp", "MessageSid=SM19&Body=Hola&" + WHATSAPP, "WHATSAPP", "Hola", "{}"),
                accepted(
                        "a text from a short code",
                        "MessageSid=SM20&From=88811&To=%2B15550100733&Body=hi",
                        "SMS",
                        "hi",
                        "{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void a_text_is_answered_once_it_is_a_signal(String label, String form, String channel, String text, String noted) {
        TopicRecords signals = TopicRecords.fromNow(broker, Topics.SIGNALS);

        Answer answer = PHONE.post(TARGET, form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(answer.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
        SignalReceived signal = only(signals);
        assertThat(signal.channel().name()).isEqualTo(channel);
        assertThat(signal.line()).isEqualTo("national");
        assertThat(textOf(signal)).isEqualTo(text);
        assertThat(signal.attributes().entrySet().stream()
                        .filter(attribute -> !attribute.getKey().equals("messageSid"))
                        .toList())
                .hasToString(noted.replace('{', '[').replace('}', ']'));
    }

    static Stream<Arguments> answers() {
        String form = text("SM30", "secret words");
        String right = signature(TOKEN, PHONE.publicUrl() + TARGET, form);
        return Stream.of(
                answer("no signature at all", 403, () -> PHONE.post(TARGET, form, Map.of())),
                answer("a signature of nobody", 403, () -> signed(form, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
                answer(
                        "signed with a token that is not ours",
                        403,
                        () -> signed(form, signature("other", PHONE.publicUrl() + TARGET, form))),
                answer(
                        "signed for http instead of https",
                        403,
                        () -> signed(form, signature(TOKEN, "http://texts.example.org" + TARGET, form))),
                answer(
                        "signed for the status callback",
                        403,
                        () -> signed(form, signature(TOKEN, PHONE.publicUrl() + TARGET + "/status", form))),
                answer(
                        "signed for the host that the client claims",
                        403,
                        () -> PHONE.post(
                                TARGET,
                                form,
                                Map.of(
                                        TwilioSignature.HEADER,
                                        signature(TOKEN, "https://evil.example" + TARGET, form),
                                        "X-Forwarded-Host",
                                        "evil.example",
                                        "X-Forwarded-Proto",
                                        "https",
                                        "Forwarded",
                                        "host=evil.example;proto=https"))),
                answer("a word changed on the way", 403, () -> signed(form.replace("secret", "other"), right)),
                answer("a parameter added on the way", 403, () -> signed(form + "&NumMedia=1", right)),
                answer(
                        "a number that no line has",
                        404,
                        () -> PHONE.post(TARGET, form.replace(encoded(TwilioPhone.OURS), "%2B15550100999"))),
                answer("no message id", 400, () -> PHONE.post(TARGET, form.replace("MessageSid", "Sid"))),
                answer("no sender", 400, () -> PHONE.post(TARGET, form.replace("From=", "Form="))),
                answer("a blank sender", 400, () -> PHONE.post(TARGET, form.replace(encoded(PERSON), "+"))),
                answer("no number of ours", 400, () -> PHONE.post(TARGET, form.replace("To=", "Ot="))),
                answer("an empty form", 400, () -> PHONE.post(TARGET, "")),
                answer(
                        "JSON instead of a form",
                        415,
                        () -> PHONE.ask("POST", TARGET, "application/json", "{}", Map.of())),
                answer("GET instead of POST", 405, () -> PHONE.ask("GET", TARGET, "text/plain", "", Map.of())),
                answer("a body of a megabyte", 413, () -> PHONE.post(TARGET, text("SM31", "a".repeat(1_000_000)))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("answers")
    void what_is_not_a_text_for_us_is_told_so_and_leaves_no_event(String label, int status, Supplier<Answer> asking)
            throws Exception {
        TopicRecords signals = TopicRecords.fromNow(broker, Topics.SIGNALS);

        Answer answer = asking.get();

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 400 || status == 403 || status == 404) {
            JsonNode problem = EventCodec.json().readTree(answer.body());
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("detail").asText()).endsWith(".").doesNotContain("secret");
        }
        assertThat(signals.read()).isEmpty();
    }

    @Test
    void while_a_token_is_rotated_texts_signed_with_the_old_one_arrive() {
        TopicRecords signals = TopicRecords.fromNow(broker, Topics.SIGNALS);
        String form = text("SM40", "old token");
        assertThat(signed(form, signature(OLD_TOKEN, PHONE.publicUrl() + TARGET, form))
                        .status())
                .isEqualTo(200);
        assertThat(only(signals).attributes()).containsEntry("messageSid", "SM40");
    }

    @Test
    void a_query_in_the_webhook_address_is_signed_as_it_was_received() {
        String form = text("SM41", "x");
        assertThat(PHONE.post(TARGET + "?tenant=a%2Fb%20c&x=%c3%a9", form).status())
                .isEqualTo(200);
    }

    @Test
    void the_standard_port_may_be_signed() {
        String form = text("SM42", "x");
        assertThat(signed(form, signature(TOKEN, PHONE.publicUrl() + ":443" + TARGET, form))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_place_the_provider_knows_goes_along() {
        TopicRecords signals = TopicRecords.fromNow(broker, Topics.SIGNALS);
        PHONE.post(TARGET, text("SM43", "x") + "&FromCity=NEW+YORK&FromState=NY&FromCountry=US");
        assertThat(only(signals).place()).hasToString("Place[country=US, state=NY, city=NEW YORK]");
    }

    private static Answer signed(String form, String signature) {
        return PHONE.post(TARGET, form, Map.of(TwilioSignature.HEADER, signature));
    }

    private static SignalReceived only(TopicRecords signals) {
        List<SignalReceived> read = Events.of(signals, SignalReceived.class);
        assertThat(read).hasSize(1);
        return read.getFirst();
    }

    private static String textOf(SignalReceived signal) {
        Opened opened = Keyring.load(LanternTestResource.keysFolder())
                .opener()
                .open(Objects.requireNonNull(signal.body()).text(), signal.threadId(), SealedField.BODY_TEXT);
        return ((Opened.Text) opened).text();
    }

    private static Arguments accepted(String label, String form, String channel, String text, String noted) {
        return Arguments.of(label, form, channel, text, noted);
    }

    private static Arguments answer(String label, int status, Supplier<Answer> asking) {
        return Arguments.of(label, status, asking);
    }
}
