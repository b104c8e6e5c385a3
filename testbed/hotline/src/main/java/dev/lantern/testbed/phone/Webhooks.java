package dev.lantern.testbed.phone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls the customer's webhooks: signed, form-encoded, 15 seconds at most, as the provider does. */
public final class Webhooks implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String CONTENT_TYPE = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final String USER_AGENT = "TwilioProxy/1.1";

    private final WebhookSigner signer;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public Webhooks(TwilioAccount account) {
        this(account, TIMEOUT);
    }

    /** @param timeout for the whole answer, for tests that cannot wait as long as the provider does */
    public Webhooks(TwilioAccount account, Duration timeout) {
        this.signer = new WebhookSigner(account.authToken());
        this.timeout = timeout;
    }

    /** Posts the form to {@code url} and waits for the answer. */
    public Answer post(String url, Form form) {
        return post(url, form, signer.sign(url, form));
    }

    /** The signed request as it goes over the wire, for whoever has a connection of its own. */
    public byte[] request(String url, Form form) {
        URI uri = URI.create(url);
        byte[] body = form.encoded().getBytes(StandardCharsets.UTF_8);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        byte[] head = ("POST " + uri.getRawPath() + query + " HTTP/1.1\r\n"
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
        return answer(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", CONTENT_TYPE)
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded())));
    }

    /** Fetches {@code url} with the form in its query, which is signed with the rest of the address. */
    public Answer get(String url, Form form) {
        String query = form.encoded();
        String whole = query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query;
        return answer(HttpRequest.newBuilder(URI.create(whole))
                .header("X-Twilio-Signature", signer.sign(whole, new Form(List.of())))
                .GET());
    }

    private Answer answer(HttpRequest.Builder request) {
        // Not HttpRequest.timeout: that ends with the headers, and a body can hang too.
        var answer =
                http.sendAsync(request.header("User-Agent", USER_AGENT).build(), HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Answered(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Content-Type").orElse(""));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Answer.Unanswered("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return new Answer.Unanswered((cause == null ? e : cause).getClass().getSimpleName());
        } catch (InterruptedException e) {
            answer.cancel(true);
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
        record Answered(int status, String body, String contentType) implements Answer {}

        record Unanswered(String why) implements Answer {}

        default boolean accepted() {
            return this instanceof Answered answered && answered.status() / 100 == 2;
        }
    }
}
