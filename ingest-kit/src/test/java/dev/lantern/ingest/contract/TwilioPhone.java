package dev.lantern.ingest.contract;

import dev.lantern.ingest.twilio.TwilioSignature;
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

/**
 * Calls a channel's webhooks as Twilio does: a form, signed together with the public URL.
 *
 * @param publicUrl what the channel under test is configured with
 */
public record TwilioPhone(String publicUrl) {

    public static final String TOKEN = "current-token";
    public static final String OLD_TOKEN = "old-token";
    public static final String OURS = "+15550100733";
    public static final String PERSON = "+15550100142";

    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** @param body as text; empty where there is none */
    public record Answer(int status, String contentType, String body) {}

    /** Rightly signed. */
    public Answer post(String target, String form) {
        return post(target, form, SignedForm.signature(TOKEN, publicUrl + target, form));
    }

    /** Signed as it is said. */
    public Answer post(String target, String form, String signature) {
        return post(target, form, Map.of(TwilioSignature.HEADER, signature));
    }

    public Answer post(String target, String form, Map<String, String> headers) {
        return ask("POST", target, FORM, form, headers);
    }

    /** The target goes out as it is given, with nothing encoded anew. */
    public Answer ask(String method, String target, String contentType, String body, Map<String, String> headers) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
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
