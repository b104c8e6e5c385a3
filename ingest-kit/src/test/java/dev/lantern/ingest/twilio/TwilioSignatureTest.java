package dev.lantern.ingest.twilio;

import static dev.lantern.ingest.twilio.TwilioSignature.Verdict.BODY_ALTERED;
import static dev.lantern.ingest.twilio.TwilioSignature.Verdict.FORGED;
import static dev.lantern.ingest.twilio.TwilioSignature.Verdict.GENUINE;
import static dev.lantern.ingest.twilio.TwilioSignature.Verdict.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lantern.ingest.twilio.TwilioSignature.Verdict;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioSignatureTest {

    private static final String TOKEN = "12345";
    private static final String FORM =
            "Digits=1234&To=%2B18005551212&From=%2B14158675309" + "&Caller=%2B14158675309&CallSid=CA1234567890ABCDE";

    /** Published with the SDKs. */
    private static final String OF_FORM = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private static final String JSON = "{\"property\": \"value\", \"boolean\": true}";
    private static final String OF_JSON = "a9nBmqA0ju/hNViExpshrM61xv4=";
    private static final String JSON_TARGET =
            "/myapp.php?foo=1&bar=2&bodySHA256=" + "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

    static Stream<Arguments> forms() {
        String plain = "https://mycompany.com";
        String target = "/myapp.php?foo=1&bar=2";
        return Stream.of(
                form("the published example", plain, target, FORM, OF_FORM, GENUINE),
                form("white space around the header is no harm", plain, target, FORM, " " + OF_FORM, GENUINE),
                form("no header", plain, target, FORM, null, UNSIGNED),
                form("an empty header", plain, target, FORM, " ", UNSIGNED),
                form("the signature of something else", plain, target, FORM, OF_JSON, FORGED),
                form(
                        "one character of a value changed",
                        plain,
                        target,
                        FORM.replace("1234&", "1235&"),
                        OF_FORM,
                        FORGED),
                form("a parameter added on the way", plain, target, FORM + "&Extra=1", OF_FORM, FORGED),
                form("a parameter taken away", plain, target, FORM.replace("Digits=1234&", ""), OF_FORM, FORGED),
                form("another path", plain, "/other.php?foo=1&bar=2", FORM, OF_FORM, FORGED),
                form("another host configured", "https://example.org", target, FORM, OF_FORM, FORGED),
                form("plain http configured", "http://mycompany.com", target, FORM, OF_FORM, FORGED),
                form("the query in another order", plain, "/myapp.php?bar=2&foo=1", FORM, OF_FORM, FORGED),
                form("the order of the parameters does not matter", plain, target, reversed(FORM), OF_FORM, GENUINE),
                form("the same parameter twice counts once", plain, target, FORM + "&Digits=1234", OF_FORM, GENUINE),
                form("the standard port configured, not signed", plain + ":443", target, FORM, OF_FORM, GENUINE),
                form("another port configured, not signed", plain + ":8443", target, FORM, OF_FORM, GENUINE),
                form(
                        "another port configured and signed",
                        plain + ":1234",
                        target,
                        FORM,
                        "CYn1h0gLBdNxDGkKJg6hYohgeD8=",
                        GENUINE),
                form(
                        "the standard port signed, not configured",
                        plain,
                        "/a",
                        "B=1",
                        signed("https://mycompany.com:443/aB1"),
                        GENUINE),
                form(
                        "the standard port of http",
                        "http://mycompany.com",
                        "/a",
                        "B=1",
                        signed("http://mycompany.com:80/aB1"),
                        GENUINE),
                form("a port nobody configured", plain, "/a", "B=1", signed("https://mycompany.com:8443/aB1"), FORGED),
                form(
                        "a path in the public URL stands before ours",
                        "https://mycompany.com/sms/",
                        "/a",
                        "B=1",
                        signed("https://mycompany.com/sms/aB1"),
                        GENUINE),
                form(
                        "the absolute form of the request line",
                        plain,
                        "http://evil.example/a?x=1",
                        "B=1",
                        signed("https://mycompany.com/a?x=1B1"),
                        GENUINE),
                form(
                        "an encoded query is kept as received",
                        plain,
                        "/a?conversation=sms-1%2F1&x=%20%2b",
                        "",
                        signed("https://mycompany.com/a?conversation=sms-1%2F1&x=%20%2b"),
                        GENUINE),
                form(
                        "values of a repeated parameter count sorted, each once",
                        plain,
                        "/a",
                        "M=b&A=x&M=a&M=b",
                        signed("https://mycompany.com/aAxMaMb"),
                        GENUINE),
                form(
                        "upper case sorts before lower case",
                        plain,
                        "/a",
                        "b=2&B=1",
                        signed("https://mycompany.com/aB1b2"),
                        GENUINE),
                form(
                        "a name that begins another sorts first, whatever the values",
                        plain,
                        "/a",
                        "MediaUrl10=x&MediaUrl1=z",
                        signed("https://mycompany.com/aMediaUrl1zMediaUrl10x"),
                        GENUINE),
                form(
                        "unknown and empty parameters are signed too",
                        plain,
                        "/a",
                        "Body=&NewThing=1",
                        signed("https://mycompany.com/aBodyNewThing1"),
                        GENUINE),
                form(
                        "white space in values is kept",
                        plain,
                        "/a",
                        "Body=++hi%0A",
                        signed("https://mycompany.com/aBody  hi\n"),
                        GENUINE),
                form(
                        "emoji are signed as UTF-8",
                        plain,
                        "/a",
                        "Body=%F0%9F%86%98",
                        signed("https://mycompany.com/aBody🆘"),
                        GENUINE),
                form(
                        "a body that is not UTF-8 is signed as the bytes it is",
                        plain,
                        "/a",
                        "Body=caf%E9",
                        signed("https://mycompany.com/aBodycaf\u00e9".getBytes(StandardCharsets.ISO_8859_1)),
                        GENUINE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void tells_whether_a_form_is_from_twilio(
            String label, String publicUrl, String target, String form, @Nullable String signature, Verdict verdict) {
        TwilioSignature twilio = new TwilioSignature(URI.create(publicUrl), List.of(TOKEN));
        assertThat(twilio.ofForm(target, TwilioForm.ofQuery(form), signature)).isEqualTo(verdict);
    }

    static Stream<Arguments> bodies() {
        String url = "https://mycompany.com/a?bodySHA256=";
        String upper = JSON_TARGET.substring(JSON_TARGET.lastIndexOf('=') + 1).toUpperCase();
        return Stream.of(
                Arguments.of("the published example", JSON_TARGET, JSON, OF_JSON, GENUINE),
                Arguments.of("one character of the body changed", JSON_TARGET, JSON + " ", OF_JSON, BODY_ALTERED),
                Arguments.of("another digest in the URL", JSON_TARGET + "0", JSON, OF_JSON, FORGED),
                Arguments.of("no digest", "/a", JSON, signed("https://mycompany.com/a"), BODY_ALTERED),
                Arguments.of("an empty digest", "/a?bodySHA256=", JSON, signed(url), BODY_ALTERED),
                Arguments.of("digest in upper case", "/a?bodySHA256=" + upper, JSON, signed(url + upper), GENUINE),
                Arguments.of("no header", JSON_TARGET, JSON, null, UNSIGNED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void tells_whether_another_body_is_from_twilio(
            String label, String target, String body, @Nullable String signature, Verdict verdict) {
        TwilioSignature twilio = new TwilioSignature(URI.create("https://mycompany.com"), List.of(TOKEN));
        assertThat(twilio.ofBody(target, body.getBytes(StandardCharsets.UTF_8), signature))
                .isEqualTo(verdict);
    }

    @Test
    void while_a_token_is_rotated_the_old_and_the_new_are_good() {
        URI url = URI.create("https://mycompany.com");
        TwilioForm form = TwilioForm.ofQuery(FORM);
        String target = "/myapp.php?foo=1&bar=2";
        assertThat(new TwilioSignature(url, List.of("new", TOKEN)).ofForm(target, form, OF_FORM))
                .isEqualTo(GENUINE);
        assertThat(new TwilioSignature(url, List.of("new")).ofForm(target, form, OF_FORM))
                .isEqualTo(FORGED);
    }

    @Test
    void refuses_to_be_made_without_a_token_or_a_whole_url() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioSignature(URI.create("https://mycompany.com"), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioSignature(URI.create("https://mycompany.com"), List.of(" ")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioSignature(URI.create("mycompany.com"), List.of(TOKEN)));
    }

    private static Arguments form(
            String label, String publicUrl, String target, String form, @Nullable String signature, Verdict verdict) {
        return Arguments.of(label, publicUrl, target, form, signature, verdict);
    }

    private static String reversed(String form) {
        return String.join("&", List.of(form.split("&")).reversed());
    }

    private static String signed(String text) {
        return signed(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The signed bytes are written out in each case; nothing of the code under test makes them. */
    private static String signed(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
