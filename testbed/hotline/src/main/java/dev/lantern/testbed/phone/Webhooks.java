package dev.lantern.testbed.phone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;

/** Calls the customer's webhooks: signed, form-encoded, 15 seconds at most, as the provider does. */
public final class Webhooks implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String CONTENT_TYPE = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final String USER_AGENT = "TwilioProxy/1.1";

    private final WebhookSigner signer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public Webhooks(TwilioAccount account) {
        this.signer = new WebhookSigner(account.authToken());
    }

    /** Posts the form to {@code url} and waits for the answer. */
    public Answer post(String url, Form form) {
        return post(url, form, signer.sign(url, form));
    }

    /** The signed request as it goes over the wire, for whoever has a connection of its own. */
    public byte[] request(String url, Form form) {
        URI uri = URI.create(url);
        byte[] body = form.encoded().getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + uri.getRawPath() + " HTTP/1.1\r\n"
                        + "Host: " + uri.getAuthority() + "\r\n"
                        + "Content-Type: " + CONTENT_TYPE + "\r\n"
                        + "Content-Length: " + body.length + "\r\n"
                        + "X-Twilio-Signature: " + signer.sign(url, form) + "\r\n"
                        + "User-Agent: " + USER_AGENT + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    public Answer post(String url, Form form, String signature) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Content-Type", CONTENT_TYPE)
                .header("X-Twilio-Signature", signature)
                .header("User-Agent", USER_AGENT)
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer.Answered(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer.Unanswered(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unanswered("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** What the customer's endpoint did. */
    public sealed interface Answer {
        record Answered(int status, String body) implements Answer {}

        record Unanswered(String why) implements Answer {}

        default boolean accepted() {
            return this instanceof Answered answered && answered.status() / 100 == 2;
        }
    }
}
