package dev.lantern.voice.wire;

import dev.lantern.ingest.twilio.TwilioSignature;
import dev.lantern.voice.SignedForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls our webhooks as Twilio does: a form, signed together with the public URL. */
final class TwilioPhone {

    static final String PUBLIC_URL = "https://calls.example.org";
    static final String TOKEN = "current-token";
    static final String OURS = "+15550100733";
    static final String PERSON = "+15550100142";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TwilioPhone() {}

    /** All that Twilio sends for a call in the United States, percent-encoded. */
    static String call(String sid, String status) {
        return "CallSid=" + sid + "&From=" + encoded(PERSON) + "&To=" + encoded(OURS) + "&CallStatus=" + status
                + "&AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&Direction=inbound"
                + "&Caller=" + encoded(PERSON) + "&Called=" + encoded(OURS)
                + "&FromCity=ALBANY&FromState=NY&FromZip=12207&FromCountry=US&CallerName=ANA+MARIA"
                + "&ToCity=&ToState=DC&ToZip=&ToCountry=US&CallToken=%7B%22a%22%3A1%7D";
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** @param body as text; empty where there is none */
    record Answer(int status, String contentType, String body) {}

    /** Rightly signed. */
    static Answer post(String target, String form) {
        return post(target, form, SignedForm.signature(TOKEN, PUBLIC_URL + target, form));
    }

    static Answer post(String target, String form, String signature) {
        return ask(target, form, Map.of(TwilioSignature.HEADER, signature));
    }

    static Answer ask(String target, String form, Map<String, String> headers) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
